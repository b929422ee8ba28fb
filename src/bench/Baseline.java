import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads the rows of an answer directly from PostgreSQL, with the product's driver and number of connections and with
 * statements prepared once. This is the baseline for the product. Prints its figures like requests.lua.
 *
 * <pre>java -cp postgresql.jar Baseline.java article|front|tag JDBC-URL USER PASSWORD CONNECTIONS SECONDS [SLUGS-FILE]</pre>
 */
public final class Baseline {

    private static final String OWN = """
            a.id, a.slug, a.headline, a.standfirst, a.excerpt, a.lead_image, s.slug as section_slug,
            s.name as section_name, a.language, a.word_count, a.reading_minutes, a.published_at, a.updated_at,
            a.retracted
            """;
    private static final String AUTHORS = """
            json_agg(json_build_object(
                'slug', u.slug, 'name', u.name, 'role', u.role, 'avatar', u.avatar::json) order by x.position)
            """;
    private static final String TAGS = """
            json_agg(json_build_object('slug', t.slug, 'name', t.name) order by x.position)
            """;
    private static final String ARTICLE = "select b.blocks, " + OWN + """
            , (select %s from article_author x join author u on u.id = x.author_id where x.article_id = a.id) as authors,
            (select %s from article_tag x join tag t on t.id = x.tag_id where x.article_id = a.id) as tags
            from article a join section s on s.id = a.section_id join article_body b on b.article_id = a.id
            where a.slug = ? and a.public_at <= now()
            """.formatted(AUTHORS, TAGS);
    private static final String TEASERS = ") select " + OWN + """
            , bylines.authors, topics.tags
            from page join article a on a.id = page.id join section s on s.id = a.section_id
            left join (select x.article_id, %s as authors
                from page join article_author x on x.article_id = page.id join author u on u.id = x.author_id
                group by x.article_id) bylines on bylines.article_id = a.id
            left join (select x.article_id, %s as tags
                from page join article_tag x on x.article_id = page.id join tag t on t.id = x.tag_id
                group by x.article_id) topics on topics.article_id = a.id
            order by page.key desc, page.id desc
            """.formatted(AUTHORS, TAGS);
    private static final String FRONT = """
            with page as materialized (select a.id, a.published_at as key from article a
                where a.public_at <= now() and not a.retracted
                order by a.published_at desc, a.id desc limit 21
            """ + TEASERS;
    private static final String TAG = """
            with page as materialized (select x.article_id as id, x.published_at as key from article_tag x
                where x.tag_id = ? and x.public_at <= now() and not x.retracted
                order by x.published_at desc, x.article_id desc limit 21
            """ + TEASERS;

    private Baseline() {}

    public static void main(String[] arguments) throws Exception {
        String kind = arguments[0];
        int connections = Integer.parseInt(arguments[4]);
        long nanos = (long) (Double.parseDouble(arguments[5]) * 1e9);
        List<Object> values = new ArrayList<>();
        if (kind.equals("article")) {
            values.addAll(Files.readAllLines(Path.of(arguments[6])));
        } else if (kind.equals("tag")) {
            try (Connection connection = DriverManager.getConnection(arguments[1], arguments[2], arguments[3]);
                    ResultSet tags = connection.createStatement().executeQuery("select id from tag order by slug")) {
                while (tags.next()) {
                    values.add(tags.getObject(1, UUID.class));
                }
            }
        }
        String sql = kind.equals("article") ? ARTICLE : kind.equals("tag") ? TAG : FRONT;
        run(sql, values, arguments, connections, nanos / 2);
        long[] taken = run(sql, values, arguments, connections, nanos);
        Arrays.sort(taken);
        System.out.printf(
                "figures %.1f %.3f %.3f 0 0%n",
                taken.length / (nanos / 1e9), taken[taken.length / 2] / 1e6, taken[taken.length * 99 / 100] / 1e6);
    }

    private static long[] run(String sql, List<Object> values, String[] arguments, int connections, long nanos)
            throws Exception {
        List<Long> all = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();
        long until = System.nanoTime() + nanos;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(() -> {
                List<Long> own = new ArrayList<>();
                try (Connection connection = DriverManager.getConnection(arguments[1], arguments[2], arguments[3]);
                        PreparedStatement statement = connection.prepareStatement(sql)) {
                    long start = System.nanoTime();
                    while (start < until) {
                        if (!values.isEmpty()) {
                            statement.setObject(1, values.get(Math.floorMod(next.getAndIncrement() * 7919, values.size())));
                        }
                        try (ResultSet rows = statement.executeQuery()) {
                            int columns = rows.getMetaData().getColumnCount();
                            while (rows.next()) {
                                for (int column = 1; column <= columns; column++) {
                                    rows.getString(column);
                                }
                            }
                        }
                        long end = System.nanoTime();
                        own.add(end - start);
                        start = end;
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                synchronized (all) {
                    all.addAll(own);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return all.stream().mapToLong(Long::longValue).toArray();
    }
}
