import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.copy.PGCopyOutputStream;
import org.postgresql.jdbc.PgConnection;

/**
 * Generates a news archive, the same every time: any number of articles of about 450 words, 50 authors, 12 sections and
 * 200 tags, each used as unevenly as in a newsroom (Zipf). Article number i is the same whatever the archive's size,
 * except for its time: the newest is always from the end of 2025, with one every ten minutes before it.
 *
 * <pre>
 * java -cp postgresql.jar Generate.java ndjson COUNT                      records of the import, to standard output
 * java -cp postgresql.jar Generate.java copy COUNT JDBC-URL USER PASSWORD rows into the tables of a migrated, empty database
 * java -cp postgresql.jar Generate.java slugs COUNT HOW-MANY              slugs of public articles, evenly spread
 * java -cp postgresql.jar Generate.java queries COUNT KIND HOW-MANY       search queries, URL-encoded
 * </pre>
 */
public final class Generate {

    private static final long NEWEST = Instant.parse("2025-12-31T18:00:00Z").toEpochMilli();
    private static final long STEP = 600_000;
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");
    private static final String[] SECTIONS = {
        "News Feed", "Politics", "Local", "Business", "Sport", "World", "Culture", "Technology", "Science", "Opinion",
        "Travel", "Obituaries"
    };
    private static final int TAGS = 200;
    private static final int AUTHORS = 50;
    private static final int WORDS = 20_000;
    private static final String[] STARTS = {
        "b", "br", "c", "cl", "d", "f", "g", "h", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "th", "v", "w"
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ea", "ou"};
    private static final String[] ENDS = {"", "n", "r", "s", "t", "l", "nd", "ck"};
    private static final Zipf SECTION = new Zipf(SECTIONS.length, 0.8);
    private static final Zipf TAG = new Zipf(TAGS, 1.0);
    private static final Zipf AUTHOR = new Zipf(AUTHORS, 0.7);
    private static final Zipf WORD = new Zipf(WORDS, 1.0);
    private static final String[] VOCABULARY = vocabulary();
    /** People, places, brands: most words in an archive occur in only a few articles. */
    private static final int RARE = 400_000;
    private static final int RARE_EACH = 40;

    private final int count;

    private Generate(int count) {
        this.count = count;
    }

    public static void main(String[] arguments) throws Exception {
        Generate archive = new Generate(Integer.parseInt(arguments[1]));
        switch (arguments[0]) {
            case "ndjson" -> archive.records();
            case "copy" -> archive.copy(arguments[2], arguments[3], arguments[4]);
            case "slugs" -> archive.slugs(Integer.parseInt(arguments[2]));
            case "queries" -> archive.queries(arguments[2], Integer.parseInt(arguments[3]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Random numbers from 0, the lower the more frequent, drawn with one lookup in a table. */
    private static final class Zipf {

        private final short[] table = new short[1 << 16];

        Zipf(int count, double exponent) {
            double[] upTo = new double[count];
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += 1 / Math.pow(i + 1.7, exponent);
                upTo[i] = sum;
            }
            int i = 0;
            for (int place = 0; place < table.length; place++) {
                while (upTo[i] < sum * (place + 0.5) / table.length) {
                    i++;
                }
                table[place] = (short) i;
            }
        }

        int draw(SplittableRandom random) {
            return table[random.nextInt() >>> 16];
        }
    }

    private static String[] vocabulary() {
        SplittableRandom random = new SplittableRandom(7);
        Set<String> words = new LinkedHashSet<>();
        while (words.size() < WORDS) {
            // Frequent words are short.
            int syllables = 1 + (words.size() > 150 ? 1 : 0) + (random.nextInt(WORDS) < words.size() ? 1 : 0);
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < syllables; i++) {
                word.append(STARTS[random.nextInt(STARTS.length)]).append(VOWELS[random.nextInt(VOWELS.length)]);
            }
            words.add(word.append(ENDS[random.nextInt(ENDS.length)]).toString());
        }
        return words.toArray(String[]::new);
    }

    private static String rare(SplittableRandom random) {
        double place = random.nextDouble();
        return rare((int) (RARE * place * place * place));
    }

    private static String rare(int number) {
        SplittableRandom random = new SplittableRandom(number);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append(STARTS[random.nextInt(STARTS.length)]).append(VOWELS[random.nextInt(VOWELS.length)]);
        }
        return word.append("kz").append(VOWELS[random.nextInt(VOWELS.length)]).toString();
    }

    /** An article without its words. */
    private record Article(
            int number, UUID id, String slug, String headline, String standfirst, int section, int[] tags, int[] authors,
            String language, String status, Instant publishedAt, Instant updatedAt, boolean retracted, boolean image,
            int wordCount, int[] related, int teaser, String formerSlug) {

        boolean isPublic() {
            return status.equals("published") && publishedAt.isBefore(FAR);
        }
    }

    private static SplittableRandom random(int number, int stream) {
        return new SplittableRandom(number * 4L + stream);
    }

    private Article article(int i) {
        SplittableRandom random = random(i, 0);
        long time = NEWEST - (count - 1L - i) * STEP + random.nextInt((int) STEP);
        String headline = sentence(random, 6 + random.nextInt(6)).toString();
        headline = headline.substring(0, headline.length() - 1);
        String standfirst = random.nextInt(10) < 8 ? sentence(random, 18 + random.nextInt(10)).toString() : null;
        int[] tags = distinct(random, TAG, 2 + random.nextInt(5));
        int[] authors = distinct(random, AUTHOR, random.nextInt(100) < 85 ? 1 : 2);
        int section = SECTION.draw(random);
        String language = random.nextInt(100) < 94 ? "en" : "cy";
        int fate = random.nextInt(20_000);
        boolean draft = fate < 100;
        boolean scheduled = fate >= 100 && fate < 102;
        int words = 300 + random.nextInt(300);
        int[] related = new int[i > 1000 && random.nextInt(10) == 0 ? 1 + random.nextInt(3) : 0];
        for (int k = 0; k < related.length; k++) {
            related[k] = i - 1 - k * 300 - random.nextInt(300);
        }
        int teaser = i > 1000 && random.nextInt(50) == 0 ? i - 1 - random.nextInt(300) : -1;
        return new Article(
                i, id(i), slug(i), headline, standfirst, section, tags, authors, language,
                draft ? "draft" : "published",
                draft ? null : scheduled ? FAR.plusSeconds(i) : Instant.ofEpochMilli(time),
                scheduled ? FAR.plusSeconds(i) : Instant.ofEpochMilli(time + (random.nextInt(5) == 0 ? random.nextInt(86_400_000) : 0)),
                fate == 102, random.nextInt(10) < 7, words, related, teaser,
                fate % 1000 == 500 ? "old-" + slug(i) : null);
    }

    /** Only depends on the article's number, so that others can refer to it. */
    private static String slug(int i) {
        SplittableRandom random = random(i, 2);
        StringBuilder slug = new StringBuilder();
        for (int k = 0; k < 4; k++) {
            slug.append(VOCABULARY[WORD.draw(random)]).append('-');
        }
        return slug.append(i).toString();
    }

    /** A UUIDv7 with a time derived from the number. */
    private static UUID id(int i) {
        long millis = 1_100_000_000_000L + i * STEP;
        long hash = random(i, 3).nextLong() >>> 2;
        return new UUID(millis << 16 | 0x7000 | i & 0xfff, 0x8000_0000_0000_0000L | hash);
    }

    private static UUID id(String kind, int i) {
        return new UUID(0x0180_0000_0000_7000L | kind.charAt(0) << 16, 0x8000_0000_0000_0000L | i + 1);
    }

    private static int[] distinct(SplittableRandom random, Zipf zipf, int count) {
        Set<Integer> drawn = new LinkedHashSet<>();
        while (drawn.size() < count) {
            drawn.add(zipf.draw(random));
        }
        return drawn.stream().mapToInt(Integer::intValue).toArray();
    }

    private static StringBuilder sentence(SplittableRandom random, int words) {
        StringBuilder text = new StringBuilder(words * 7);
        sentence(random, words, text);
        return text;
    }

    private static void sentence(SplittableRandom random, int words, StringBuilder text) {
        int start = text.length();
        for (int k = 0; k < words; k++) {
            if (k > 0) {
                text.append(random.nextInt(12) == 0 ? ", " : " ");
            }
            text.append(random.nextInt(RARE_EACH) == 0 ? rare(random) : VOCABULARY[WORD.draw(random)]);
        }
        text.setCharAt(start, Character.toUpperCase(text.charAt(start)));
        text.append('.');
    }

    /** The paragraphs of a body with a total number of words; some have a link, some have emphasis. */
    private static List<String> paragraphs(Article article) {
        SplittableRandom random = random(article.number, 1);
        List<String> paragraphs = new ArrayList<>();
        int left = article.wordCount;
        while (left > 0) {
            StringBuilder text = new StringBuilder(600);
            int paragraph = Math.min(left, 50 + random.nextInt(50));
            left -= paragraph;
            while (paragraph > 0) {
                int words = Math.min(paragraph, 8 + random.nextInt(17));
                paragraph -= words;
                if (text.length() > 0) {
                    text.append(' ');
                }
                sentence(random, words, text);
            }
            int mark = random.nextInt(8);
            if (mark < 2) {
                int place = text.indexOf(" ", text.length() / 2);
                int end = place < 0 ? -1 : text.indexOf(" ", place + 1);
                if (end > 0) {
                    text.insert(end, mark == 0 ? "</a>" : "</em>");
                    text.insert(
                            place + 1,
                            mark == 0 ? "<a href=\"https://www.example.org/" + article.number + "\">" : "<em>");
                }
            }
            paragraphs.add(text.toString());
        }
        return paragraphs;
    }

    private static String image(Article article) {
        return "{\"url\":\"https://images.example.org/" + article.number + ".jpg\",\"alt\":\"A picture of "
                + article.slug.replace('-', ' ') + "\",\"caption\":\"Seen on the day: " + article.slug.replace('-', ' ')
                + "\",\"credit\":\"" + name(article.authors[0]) + "\",\"width\":1600,\"height\":900}";
    }

    private static String name(int author) {
        String first = VOCABULARY[300 + author];
        String last = VOCABULARY[900 + author * 7];
        return Character.toUpperCase(first.charAt(0)) + first.substring(1) + ' ' + Character.toUpperCase(last.charAt(0))
                + last.substring(1);
    }

    private static String authorSlug(int author) {
        return name(author).toLowerCase().replace(' ', '-') + '-' + author;
    }

    private static String tagName(int tag) {
        String word = VOCABULARY[2000 + tag * 5];
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String tagSlug(int tag) {
        return tagName(tag).toLowerCase() + '-' + tag;
    }

    private static String sectionSlug(int section) {
        return SECTIONS[section].toLowerCase().replace(' ', '-');
    }

    private static String bio(int author) {
        return sentence(new SplittableRandom(author), 30).toString();
    }

    private static String quoted(String text) {
        return text == null ? "null" : '"' + text.replace("\"", "\\\"") + '"';
    }

    private static String list(int[] numbers, java.util.function.IntFunction<String> slug) {
        StringBuilder list = new StringBuilder("[");
        for (int number : numbers) {
            list.append(list.length() > 1 ? "," : "").append('"').append(slug.apply(number)).append('"');
        }
        return list.append(']').toString();
    }

    private void slugs(int howMany) {
        for (int k = 0; k < howMany; k++) {
            Article article = article((int) ((long) k * count / howMany));
            if (article.isPublic()) {
                System.out.println(article.slug);
            }
        }
    }

    private void queries(String kind, int howMany) {
        SplittableRandom random = new SplittableRandom(kind.hashCode());
        for (int k = 0; k < howMany; k++) {
            System.out.println(URLEncoder.encode(query(kind, random), StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }

    private String query(String kind, SplittableRandom random) {
        return switch (kind) {
            case "everywhere" -> ranked(random, 0, 20) + " " + ranked(random, 0, 20);
            case "common" -> common(random) + " " + common(random);
            case "rare" -> rare(random) + " " + common(random);
            case "without" -> common(random) + " -" + common(random);
            case "either" -> common(random) + " OR " + rare(random);
            case "beginning" -> beginning(ranked(random, 400, 8_000), 4) + "*";
            case "typing" -> beginning(ranked(random, 0, 8_000), 1 + random.nextInt(6));
            case "phrase" -> {
                List<String> words = words(paragraphs(article(random.nextInt(count))).get(0));
                int at = random.nextInt(words.size() - 1);
                yield '"' + words.get(at) + ' ' + words.get(at + 1) + '"';
            }
            case "mistyped" -> {
                String word = "";
                while (word.length() < 6) {
                    word = ranked(random, 400, 4_000);
                }
                int at = random.nextInt(word.length());
                yield word.substring(0, at) + 'q' + word.substring(at + 1) + " " + common(random);
            }
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Words that occur in a tenth to a third of all articles. */
    private static String common(SplittableRandom random) {
        return ranked(random, 100, 500);
    }

    private static String ranked(SplittableRandom random, int from, int to) {
        return VOCABULARY[from + random.nextInt(to - from)];
    }

    private static String beginning(String word, int letters) {
        return word.substring(0, Math.min(letters, word.length()));
    }

    private void records() {
        PrintStream out = new PrintStream(new BufferedOutputStream(System.out, 1 << 16), false, StandardCharsets.UTF_8);
        for (int k = 0; k < SECTIONS.length; k++) {
            line(out, "{\"type\":\"section\",\"slug\":\"" + sectionSlug(k) + "\",\"name\":\"" + SECTIONS[k] + "\"}");
        }
        for (int k = 0; k < TAGS; k++) {
            line(out, "{\"type\":\"tag\",\"slug\":\"" + tagSlug(k) + "\",\"name\":\"" + tagName(k) + "\"}");
        }
        for (int k = 0; k < AUTHORS; k++) {
            line(out, "{\"type\":\"author\",\"slug\":\"" + authorSlug(k) + "\",\"name\":\"" + name(k)
                    + "\",\"role\":\"Reporter\",\"bio\":\"<p>" + bio(k) + "</p>\"}");
        }
        for (int i = 0; i < count; i++) {
            Article one = article(i);
            StringBuilder body = new StringBuilder();
            boolean html = i % 3 > 0;
            for (String paragraph : paragraphs(one)) {
                body.append(html ? "<p>" + paragraph + "</p>" : markdown(paragraph) + "\\n\\n");
            }
            line(out, "{\"type\":\"article\",\"slug\":\"" + one.slug + "\",\"externalId\":\"" + i + "\",\"headline\":"
                    + quoted(one.headline) + ",\"standfirst\":" + quoted(one.standfirst) + ",\"section\":\""
                    + sectionSlug(one.section) + "\",\"tags\":" + list(one.tags, Generate::tagSlug) + ",\"authors\":"
                    + list(one.authors, Generate::authorSlug) + ",\"language\":\"" + one.language + "\",\"status\":\""
                    + one.status + "\",\"publishedAt\":"
                    + (one.publishedAt == null ? "null" : quoted(one.publishedAt.toString())) + ",\"updatedAt\":"
                    + quoted(one.updatedAt.toString()) + ",\"leadImage\":" + (one.image ? image(one) : "null")
                    + ",\"body\":{\"" + (html ? "html" : "markdown") + "\":\"" + body.toString().replace("\"", "\\\"")
                    + "\"},\"related\":" + list(one.related, Generate::slug) + "}");
        }
        out.flush();
    }

    private static void line(PrintStream out, String line) {
        out.print(line);
        out.print('\n');
    }

    private static String markdown(String html) {
        return html.replace("<em>", "*").replace("</em>", "*").replaceAll("<a href=\"([^\"]*)\">([^<]*)</a>", "[$2]($1)");
    }

    // Writes directly to the tables. Foreign keys hold by construction and are not checked; indexes are built later.

    private record Login(String url, String user, String password) {
        Connection connect() throws Exception {
            Connection connection = DriverManager.getConnection(url, user, password);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set session_replication_role = replica");
                statement.execute("set maintenance_work_mem = '256MB'");
                statement.execute("set synchronous_commit = off");
            }
            return connection;
        }
    }

    private void copy(String url, String user, String password) throws Exception {
        Login login = new Login(url, user, password);
        long start = System.nanoTime();
        Map<String, String> stems = stems(login);
        List<String> indexes = new ArrayList<>();
        try (Connection connection = login.connect(); Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    select indexname, indexdef from pg_indexes i where schemaname = 'public'
                    and tablename in ('article', 'article_tag', 'article_author', 'article_reference', 'article_search',
                        'search_term')
                    and not exists (select 1 from pg_constraint c where c.conname = i.indexname)
                    """)) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    indexes.add(rows.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("drop index " + name);
            }
        }
        int half = count / 2;
        together(List.of(
                () -> rows(login, "section (id, slug, name, description, sort_key, name_key, key_form, version, saved_at)", 0, SECTIONS.length,
                        (row, k) -> row.of(id("section", k), sectionSlug(k), SECTIONS[k], null, "9999 " + SECTIONS[k].toLowerCase(), key("9999" + SECTIONS[k]), KEY_FORM, 1, "now")),
                () -> rows(login, "tag (id, slug, name, sort_key, name_key, key_form, version, saved_at)", 0, TAGS,
                        (row, k) -> row.of(id("tag", k), tagSlug(k), tagName(k), tagName(k).toLowerCase(), key(tagName(k)), KEY_FORM, 1, "now")),
                () -> rows(login, "author (id, slug, name, role, bio, bio_excerpt, bio_truncated, sort_key, name_key, key_form, version, saved_at)", 0, AUTHORS,
                        (row, k) -> row.of(id("author", k), authorSlug(k), name(k), "Reporter", "<p>" + bio(k) + "</p>", bio(k), false, name(k).toLowerCase(), key(name(k)), KEY_FORM, 1, "now")),
                () -> rows(login, "section_ancestor (section_id, ancestor_id, distance)", 0, SECTIONS.length,
                        (row, k) -> row.of(id("section", k), id("section", k), 0)),
                () -> bodies(login, 0, half),
                () -> bodies(login, half, count),
                () -> articles(login),
                () -> documents(login, stems, 0, half),
                () -> documents(login, stems, half, count),
                () -> terms(login),
                () -> rows(login, "article_tag (article_id, position, tag_id, published_at, public_at, retracted)", 0, count,
                        (row, i) -> {
                            Article one = article(i);
                            for (int k = 0; k < one.tags.length; k++) {
                                row.of(one.id, k, id("tag", one.tags[k]), one.publishedAt, one.publishedAt, one.retracted);
                            }
                        }),
                () -> rows(login, "article_author (article_id, position, author_id, published_at, public_at, retracted)", 0, count,
                        (row, i) -> {
                            Article one = article(i);
                            for (int k = 0; k < one.authors.length; k++) {
                                row.of(one.id, k, id("author", one.authors[k]), one.publishedAt, one.publishedAt, one.retracted);
                            }
                        }),
                () -> rows(login, "article_reference (article_id, kind, position, target_id)", 0, count, (row, i) -> {
                    Article one = article(i);
                    for (int k = 0; k < one.related.length; k++) {
                        row.of(one.id, "related", k, id(one.related[k]));
                    }
                    if (one.teaser >= 0) {
                        row.of(one.id, "teaser", 0, id(one.teaser));
                    }
                }),
                () -> rows(login, "article_former_slug (slug, article_id)", 0, count, (row, i) -> {
                    Article one = article(i);
                    if (one.formerSlug != null) {
                        row.of(one.formerSlug, one.id);
                    }
                })));
        System.err.printf("Rows after %d s%n", (System.nanoTime() - start) / 1_000_000_000);
        List<Callable<Void>> makes = new ArrayList<>();
        indexes.forEach(index -> makes.add(() -> run(login, index)));
        together(makes);
        System.err.printf("Indexes after %d s%n", (System.nanoTime() - start) / 1_000_000_000);
        run(login, """
                do $$ begin
                    if to_regclass('tag_use') is not null then
                        delete from tag_use;
                        insert into tag_use (tag_id, uses)
                            select tag_id, count(*) from article_tag
                            where public_at is not null and not retracted group by tag_id;
                    end if;
                end $$""");
        run(login, "vacuum analyze");
        run(login, "checkpoint");
        System.err.printf("%d articles after %d s%n", count, (System.nanoTime() - start) / 1_000_000_000);
    }

    private static void together(List<Callable<Void>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (Future<Void> one : threads.invokeAll(work)) {
            one.get();
        }
        threads.shutdown();
    }

    private static Void run(Login login, String sql) throws Exception {
        try (Connection connection = login.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return null;
    }

    private interface Filler {
        void fill(Row row, int i) throws Exception;
    }

    /** Writes rows in COPY's text format. */
    /** Later than any version's, so that the program leaves these keys as they are. */
    private static final int KEY_FORM = Integer.MAX_VALUE;

    /** The key of an alphabetical list: all names here are plain English, in whose order letters are. */
    private static String key(String name) {
        return "\\x" + HexFormat.of().formatHex(name.toLowerCase().replace(",", "").getBytes(StandardCharsets.UTF_8));
    }

    private static final class Row {

        private final OutputStream out;
        private final StringBuilder line = new StringBuilder(8_000);

        Row(OutputStream out) {
            this.out = out;
        }

        void of(Object... values) throws Exception {
            for (int i = 0; i < values.length; i++) {
                if (i > 0) {
                    line.append('\t');
                }
                if (values[i] == null) {
                    line.append("\\N");
                } else {
                    String text = values[i].toString();
                    line.append(text.indexOf('\\') < 0 ? text : text.replace("\\", "\\\\"));
                }
            }
            line.append('\n');
            if (line.length() > 6_000) {
                flush();
            }
        }

        void flush() throws Exception {
            out.write(line.toString().getBytes(StandardCharsets.ISO_8859_1));
            line.setLength(0);
        }
    }

    private static Void rows(Login login, String into, int from, int to, Filler filler) throws Exception {
        try (Connection connection = login.connect();
                OutputStream out = new PGCopyOutputStream((PgConnection) connection, "copy " + into + " from stdin", 1 << 16)) {
            Row row = new Row(out);
            for (int i = from; i < to; i++) {
                filler.fill(row, i);
            }
            row.flush();
        }
        return null;
    }

    private Void bodies(Login login, int from, int to) throws Exception {
        return rows(login, "article_body (article_id, blocks)", from, to, (row, i) -> {
            Article one = article(i);
            StringBuilder blocks = new StringBuilder(4_000).append('[');
            SplittableRandom random = random(i, 3);
            random.nextLong();
            for (String paragraph : paragraphs(one)) {
                blocks.append(blocks.length() > 1 ? "," : "")
                        .append("{\"type\":\"paragraph\",\"id\":\"b")
                        .append(Long.toString(random.nextLong() >>> 18, 32))
                        .append("\",\"html\":")
                        .append(quoted(paragraph))
                        .append('}');
            }
            if (one.teaser >= 0) {
                blocks.append(",{\"type\":\"teaser\",\"id\":\"teaser\",\"article\":\"").append(id(one.teaser)).append("\"}");
            }
            row.of(one.id, blocks.append(']'));
        });
    }

    // Fills the search index by the same rules as SearchDocuments. The program itself would take an hour for a million
    // articles.

    private static final int DAY_ZERO = 719_528;
    private static final int LEVELS = 7;
    private static final int LONGEST_BEGINNING = 6;

    private Map<String, String> stems(Login login) throws Exception {
        Map<String, String> stems = new HashMap<>();
        Set<String> words = new LinkedHashSet<>(List.of(VOCABULARY));
        for (int i = 0; i < RARE; i++) {
            words.add(rare(i));
        }
        try (Connection connection = login.connect();
                PreparedStatement statement =
                        connection.prepareStatement("select w, (ts_lexize('english_whole', w))[1] from unnest(?) w")) {
            statement.setArray(1, connection.createArrayOf("text", words.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    stems.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return stems;
    }

    private static List<String> words(String text) {
        return List.of(text.replaceAll("<[^>]*>", "").toLowerCase().split("[^a-z]+"));
    }

    private Void documents(Login login, Map<String, String> stems, int from, int to) throws Exception {
        return rows(login, "article_search (article_id, headline, document)", from, to, (row, i) -> {
            Article one = article(i);
            StringBuilder places = new StringBuilder(" 'f:2'");
            if (one.publishedAt != null) {
                long day = Math.floorDiv(one.publishedAt.getEpochSecond(), 86_400) + DAY_ZERO;
                for (int level = 0; level < LEVELS; level++) {
                    places.append(" 't").append(level).append(one.language.equals("en") ? "eng" : "sim").append(':')
                            .append(day / (4L << 2 * level)).append('\'');
                }
            }
            place(places, "s:", id("section", one.section));
            for (int tag : one.tags) {
                place(places, "g:", id("tag", tag));
            }
            for (int author : one.authors) {
                place(places, "a:", id("author", author));
            }
            places.append(" 'l:").append(one.language).append('\'');
            Map<String, StringBuilder> headline = new HashMap<>();
            Map<String, StringBuilder> document = new HashMap<>();
            put(headline, 0, "", words(one.headline), one, stems);
            int at = put(document, 0, "A", words(one.headline), one, stems);
            at = put(document, at, "B", one.standfirst == null ? List.of() : words(one.standfirst), one, stems);
            put(document, at, "", words(String.join(" ", paragraphs(one))), one, stems);
            Set<String> beginnings = new LinkedHashSet<>();
            for (String word : words(one.headline)) {
                for (int letters = 1; letters <= Math.min(word.length(), LONGEST_BEGINNING); letters++) {
                    beginnings.add(" 'b:" + word.substring(0, letters) + '\'');
                }
            }
            row.of(one.id, text(headline) + places + String.join("", beginnings), text(document) + places);
        });
    }

    private static void place(StringBuilder places, String kind, UUID id) {
        places.append(" '").append(kind).append(id.toString().substring(24)).append('\'');
    }

    private static int put(
            Map<String, StringBuilder> vector, int from, String weight, List<String> words, Article one,
            Map<String, String> stems) {
        int at = from;
        int last = from;
        for (String word : words) {
            String lexeme = one.language.equals("en") ? stems.get(word) : "x" + word;
            at++;
            if (lexeme != null) {
                last = at;
                StringBuilder places = vector.computeIfAbsent(lexeme, key -> new StringBuilder());
                places.append(places.length() == 0 ? ':' : ',').append(at).append(weight);
            }
        }
        return last;
    }

    private static String text(Map<String, StringBuilder> vector) {
        StringBuilder text = new StringBuilder(6_000);
        vector.forEach((lexeme, places) -> text.append(lexeme).append(places).append(' '));
        return text.toString();
    }

    private record Term(Instant since, int uses) {}

    private Void terms(Login login) throws Exception {
        Map<String, Term> terms = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Article one = article(i);
            if (one.status.equals("published")) {
                String text = one.standfirst == null ? one.headline : one.headline + " " + one.standfirst;
                for (String word : new LinkedHashSet<>(words(text))) {
                    Term before = terms.get(word);
                    if (before == null || before.uses < 1000 || one.publishedAt.isBefore(before.since)) {
                        terms.put(word, before == null
                                ? new Term(one.publishedAt, 1)
                                : new Term(
                                        one.publishedAt.isBefore(before.since) ? one.publishedAt : before.since,
                                        Math.min(1000, before.uses + 1)));
                    }
                }
            }
        }
        List<String> all = terms.keySet().stream().filter(word -> word.length() > 1).sorted().toList();
        return rows(login, "search_term (term, public_at, uses, shortened)", 0, all.size(), (row, i) -> {
            String word = all.get(i);
            Set<Integer> shortened = new LinkedHashSet<>();
            if (word.length() >= 4) {
                shortened.add(word.hashCode());
                for (int k = 0; k < word.length(); k++) {
                    shortened.add((word.substring(0, k) + word.substring(k + 1)).hashCode());
                }
            }
            row.of(word, terms.get(word).since, terms.get(word).uses,
                    shortened.toString().replace('[', '{').replace(']', '}'));
        });
    }

    private Void articles(Login login) throws Exception {
        return rows(
                login,
                "article (id, slug, source, external_id, headline, headline_key, root_key, own_key, key_form, standfirst, excerpt, lead_image, section_id,"
                        + " language, status, published_at, updated_at, retracted, word_count, reading_minutes, version,"
                        + " saved_at, saved_by)",
                0, count,
                (row, i) -> {
                    Article one = article(i);
                    String excerpt = one.standfirst == null ? sentence(random(i, 1), 20).toString() : one.standfirst;
                    row.of(one.id, one.slug, "generator", i, one.headline,
                            one.headline.toLowerCase().replace(",", ""), key(one.headline), key(one.headline), KEY_FORM,
                            one.standfirst, excerpt,
                            one.image ? image(one) : null, id("section", one.section), one.language, one.status,
                            one.publishedAt, one.updatedAt, one.retracted, one.wordCount,
                            Math.max(1, Math.round(one.wordCount / 238f)), 1, one.updatedAt, "generator");
                });
    }
}
