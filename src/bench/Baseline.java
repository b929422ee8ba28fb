import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What reads cost without the program: the statement that it sends for a request, word for word, through the same driver and
 * the same pool, all columns read as text, and Jackson writing as many bytes as the program answers with. No HTTP.
 *
 * <pre>
 * java -cp quarkus-app/lib/main/*:… Baseline tell JDBC-URL PASSWORD ADDRESS OUT NAME=PATH…
 *     asks the program for each path, and writes to OUT which statement PostgreSQL was sent for it, with its values
 * java -cp quarkus-app/lib/main/*:… Baseline run JDBC-URL PASSWORD CONNECTIONS OUT [SLUGS-FILE]
 *     reads lines NAME SECONDS from its standard input, and answers each like requests.lua. In the place of the slug of
 *     the article that was asked for are those of the file, one after the other.
 * </pre>
 *
 * <p>For {@code tell}, PostgreSQL has to be started with {@link #LOGGED}.
 */
public final class Baseline {

    /** How PostgreSQL is to log: a table of all statements. */
    private static final List<String> LOGGED = List.of(
            "logging_collector = on",
            "log_destination = 'csvlog'",
            "log_filename = 'statements.log'",
            "log_min_duration_statement = 0",
            "log_parameter_max_length = -1");

    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern VALUE = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']|'')*)')");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Baseline() {}

    /** A statement, its values in the order of its places, which of them is the slug (-1 for none), and the answer. */
    private record Asked(String sql, List<String> values, int slug, JsonNode answer) {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "log" -> log(arguments[1], arguments[2], arguments[3].equals("on"));
            case "tell" -> tell(arguments);
            default -> run(arguments);
        }
    }

    private static Connection connect(String url, String password) throws Exception {
        return DriverManager.getConnection(url, "postgres", password);
    }

    /** Has PostgreSQL log statements from its next start on, or no longer. */
    private static void log(String url, String password, boolean on) throws Exception {
        try (Connection connection = connect(url, password); Statement statement = connection.createStatement()) {
            for (String setting : LOGGED) {
                statement.execute(on
                        ? "alter system set " + setting
                        : "alter system reset " + setting.substring(0, setting.indexOf(' ')));
            }
        }
    }

    private static void tell(String[] arguments) throws Exception {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        try (Connection connection = connect(arguments[1], arguments[2])) {
            for (int i = 5; i < arguments.length; i++) {
                String name = arguments[i].substring(0, arguments[i].indexOf('='));
                String path = arguments[i].substring(name.length() + 1);
                all.put(name, told(connection, arguments[3], path));
            }
        }
        JSON.writeValue(Path.of(arguments[4]).toFile(), all);
    }

    private static Map<String, Object> told(Connection connection, String address, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        HttpClient client = HttpClient.newHttpClient();
        // Several times, so that the driver has prepared the statement as it does for all that follow.
        HttpResponse<String> answer = null;
        for (int i = 0; i < 20; i++) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        // What is asked in the background shows no sections.
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table if not exists logged (line text)");
            statement.execute("""
                    create temp table if not exists told (log_time timestamptz, user_name text, database_name text,
                        process_id int, connection_from text, session_id text, line bigint, command_tag text,
                        started timestamptz, transaction text, transaction_id bigint, severity text, state text,
                        message text, detail text, hint text, internal_query text, internal_position int, context text,
                        query text, query_position int, location text, application text, backend text, leader int,
                        query_id bigint)
                    """);
            statement.execute("truncate told");
            statement.execute("copy told from program 'cat log/statements.csv' with (format csv)");
        }
        String slug = path.replaceAll(".*/|\\?.*", "");
        try (PreparedStatement statement = connection.prepareStatement("""
                        select substring(message from 'execute [^:]*: (.*)'), detail from told
                        where message like '%execute %' and message like '%from %' and message not like '%pg_%'
                        and (not ? or detail like '%' || ? || '%') and process_id <> pg_backend_pid()
                        and message like '%section_slug%'
                        order by log_time desc, line desc limit 1
                        """)) {
            statement.setBoolean(1, path.startsWith("/v1/articles/"));
            statement.setString(2, slug);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("PostgreSQL logged no statement for " + path);
                }
                Map<String, Object> one = new HashMap<>();
                one.put("sql", rows.getString(1));
                one.put("values", rows.getString(2) == null ? "" : rows.getString(2));
                one.put("slug", slug);
                one.put("answer", JSON.readTree(answer.body()));
                return one;
            }
        }
    }

    private static Asked asked(JsonNode told) {
        Map<Integer, String> byPlace = new HashMap<>();
        Matcher found = VALUE.matcher(told.get("values").asText());
        while (found.find()) {
            byPlace.put(
                    Integer.valueOf(found.group(1)),
                    found.group(2).equals("NULL") ? null : found.group(3).replace("''", "'"));
        }
        List<String> values = new ArrayList<>();
        int slug = -1;
        Matcher places = PLACE.matcher(told.get("sql").asText());
        StringBuilder sql = new StringBuilder();
        while (places.find()) {
            String value = byPlace.get(Integer.valueOf(places.group(1)));
            if (told.get("slug").asText().equals(value)) {
                slug = values.size();
            }
            values.add(value);
            places.appendReplacement(sql, "?");
        }
        return new Asked(places.appendTail(sql).toString(), values, slug, told.get("answer"));
    }

    private static void run(String[] arguments) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put(AgroalPropertiesReader.JDBC_URL, arguments[1]);
        settings.put(AgroalPropertiesReader.PRINCIPAL, "postgres");
        settings.put(AgroalPropertiesReader.CREDENTIAL, arguments[2]);
        settings.put(AgroalPropertiesReader.MAX_SIZE, "20");
        settings.put(
                AgroalPropertiesReader.INITIAL_SQL, "set max_parallel_workers_per_gather = 0; set jit = off");
        Map<String, Asked> all = new HashMap<>();
        JSON.readTree(Path.of(arguments[4]).toFile())
                .fields()
                .forEachRemaining(one -> all.put(one.getKey(), asked(one.getValue())));
        List<String> slugs = arguments.length > 5 ? Files.readAllLines(Path.of(arguments[5])) : List.of();
        try (AgroalDataSource pool =
                        AgroalDataSource.from(new AgroalPropertiesReader().readProperties(settings).get());
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                long nanos = (long) (Double.parseDouble(words[1]) * 1e9);
                long[] taken = run(pool, all.get(words[0]), slugs, Integer.parseInt(arguments[3]), nanos);
                Arrays.sort(taken);
                System.out.printf(
                        "figures %.1f %.3f %.3f 0 0 %d%n",
                        taken.length / (nanos / 1e9),
                        taken[taken.length / 2] / 1e6,
                        taken[taken.length * 99 / 100] / 1e6,
                        taken.length);
            }
        }
    }

    private static long[] run(AgroalDataSource pool, Asked asked, List<String> slugs, int threads, long nanos)
            throws Exception {
        List<Long> all = new ArrayList<>();
        List<Exception> failures = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();
        long until = System.nanoTime() + nanos;
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                List<Long> own = new ArrayList<>();
                try {
                    long start = System.nanoTime();
                    while (start < until) {
                        read(pool, asked, slugs, next.getAndIncrement());
                        JSON.writeValueAsBytes(asked.answer());
                        long end = System.nanoTime();
                        own.add(end - start);
                        start = end;
                    }
                } catch (Exception e) {
                    synchronized (all) {
                        failures.add(e);
                    }
                }
                synchronized (all) {
                    all.addAll(own);
                }
            });
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    private static void read(AgroalDataSource pool, Asked asked, List<String> slugs, int number) throws Exception {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(asked.sql())) {
            for (int i = 0; i < asked.values().size(); i++) {
                String value = i == asked.slug() && !slugs.isEmpty()
                        ? slugs.get(number % slugs.size())
                        : asked.values().get(i);
                statement.setObject(i + 1, value, Types.OTHER);
            }
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getString(column);
                    }
                }
            }
        }
    }
}
