import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads and writes at a steady rate for a long time, and prints each minute what the program holds: a leak shows as a
 * column that goes on growing. Reads are of every kind: memory, cold articles, deep pages, search, feeds, exports, pages.
 *
 * <pre>
 * java Soak.java ADDRESS KEY PROCESS MINUTES READS-PER-SECOND
 * </pre>
 *
 * Ends with 1 if an answer was not of the status that is meant, or if an acknowledged write is not there at the end.
 */
public final class Soak {

    private static final Pattern SLUG = Pattern.compile("\"slug\":\"([a-z0-9-]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    /** One of these many requests is a write of an article: created, published, patched, taken back. */
    private static final int READS_A_WRITE = 40;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Random random = new Random(1);
    private final String address;
    private final String key;
    private final long process;
    private final List<String> paths = new ArrayList<>();
    private final Map<String, String> headlines = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> faults = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final LongAdder answers = new LongAdder();
    private final LongAdder slow = new LongAdder();

    private Soak(String address, String key, long process) {
        this.address = address;
        this.key = key;
        this.process = process;
    }

    public static void main(String[] arguments) throws Exception {
        Soak soak = new Soak(arguments[0], arguments[1], Long.parseLong(arguments[2]));
        System.exit(soak.run(Duration.ofMinutes(Long.parseLong(arguments[3])), Integer.parseInt(arguments[4])) ? 0 : 1);
    }

    private boolean run(Duration lasting, int rate) throws Exception {
        learn();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(8);
        clock.scheduleAtFixedRate(this::one, 0, 1_000_000_000L / rate, TimeUnit.NANOSECONDS);
        System.out.println("| minute | answers | over 1 s | resident MiB | old generation MiB | threads | files | connections |");
        System.out.println("|--:|--:|--:|--:|--:|--:|--:|--:|");
        Instant end = Instant.now().plus(lasting);
        for (int minute = 1; Instant.now().isBefore(end); minute++) {
            TimeUnit.MINUTES.sleep(1);
            System.out.printf("| %d | %d | %d | %s |%n", minute, answers.sum(), slow.sum(), held());
        }
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.MINUTES);
        int lost = lost();
        System.out.printf("Writes kept: %d; lost: %d; answers of another status: %s%n",
                headlines.size(), lost, new TreeMap<>(faults));
        return lost == 0 && faults.isEmpty();
    }

    /** Collects addresses of every kind of read. */
    private void learn() throws Exception {
        String next = "/v1/articles?limit=100";
        List<String> slugs = new ArrayList<>();
        for (int page = 0; page < 20 && next != null; page++) {
            String text = get(next).body();
            SLUG.matcher(text).results().map(found -> found.group(1)).forEach(slugs::add);
            paths.add(next);
            Matcher more = NEXT.matcher(text);
            next = more.find() ? more.group(1) : null;
        }
        for (String slug : slugs) {
            if (get("/v1/articles/" + slug).statusCode() == 200) {
                paths.add("/v1/articles/" + slug);
                paths.add("/v1/articles/" + slug + "?body=html");
                paths.add("/v1/articles/" + slug + ".md");
                paths.add("/v1/articles/" + slug + "?include=related");
            }
            if (paths.size() > 4_000) {
                break;
            }
        }
        List<String> others = List.of("/v1/articles.atom?limit=100", "/v1/articles.rss", "/v1/articles.ndjson",
                "/v1/tags", "/v1/sections", "/v1/authors", "/v1/summaries", "/v1/changes", "/v1/sitemap.xml", "/",
                "/v1/articles?q=the&facets=section", "/v1/search?q=water", "/v1/search/suggest?q=wa", "/v1/export.ndjson");
        for (String path : others) {
            int status = get(path).statusCode();
            if (status == 200) {
                IntStream.range(0, path.contains("export") ? 2 : 40).forEach(i -> paths.add(path));
            } else {
                System.out.printf("%s answers %d and is left out%n", path, status);
            }
        }
    }

    private void one() {
        try {
            if (random.nextInt(READS_A_WRITE) == 0) {
                write();
            } else {
                ask("GET", paths.get(random.nextInt(paths.size())), null, null, 200);
            }
        } catch (IOException e) {
            fault(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() throws IOException, InterruptedException {
        String editorial = "/v1/editorial/articles";
        String headline = "Soak " + numbers.incrementAndGet();
        String body = "{\"headline\":\"%s\",\"section\":\"soak\",\"body\":{\"text\":\"%s\"}}"
                .formatted(headline, "Water under the bridge. ".repeat(random.nextInt(200) + 1));
        HttpResponse<String> created = ask("POST", editorial, null, body, 201);
        Matcher id = ID.matcher(created.body());
        if (created.statusCode() != 201 || !id.find()) {
            return;
        }
        String article = editorial + "/" + id.group(1);
        headlines.put(id.group(1), headline);
        ask("POST", article + "/publish", "\"v1\"", "{}", 200);
        ask("PATCH", article, "\"v2\"", "{\"standfirst\":\"Seen again.\"}", 200);
        if (random.nextInt(4) == 0) {
            ask("POST", article + "/unpublish", "\"v3\"", "{\"reason\":\"Soaked.\"}", 200);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> ask(String method, String path, String ifMatch, String body, int meant)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (path.startsWith("/v1/editorial")) {
            request.header("Authorization", "Bearer " + key);
        }
        if (body != null) {
            request.header("Content-Type",
                    method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        long began = System.nanoTime();
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (System.nanoTime() - began > 1_000_000_000L) {
            slow.increment();
        }
        answers.increment();
        if (answer.statusCode() != meant) {
            fault(method + " " + path.replaceAll("[0-9a-f-]{36}", "{id}").replaceAll("\\?.*", "") + " "
                    + answer.statusCode());
        }
        return answer;
    }

    private void fault(String what) {
        faults.computeIfAbsent(what, none -> new LongAdder()).increment();
    }

    private int lost() throws IOException, InterruptedException {
        int lost = 0;
        for (Map.Entry<String, String> one : headlines.entrySet()) {
            HttpResponse<String> answer = ask("GET", "/v1/editorial/articles/" + one.getKey(), null, null, 200);
            if (!answer.body().contains('"' + one.getValue() + '"')) {
                lost++;
            }
        }
        return lost;
    }

    /** Resident memory, the old generation, threads, files and connections of the program. */
    private String held() throws IOException, InterruptedException {
        Path proc = Path.of("/proc", Long.toString(process));
        Map<String, String> status = Files.readAllLines(proc.resolve("status")).stream()
                .filter(line -> line.contains(":"))
                .collect(Collectors.toMap(line -> line.split(":")[0], line -> line.split(":")[1].strip(), (a, b) -> a));
        List<String> metrics = get("/q/metrics").body().lines().toList();
        long files;
        try (var listed = Files.list(proc.resolve("fd"))) {
            files = listed.count();
        }
        return "%d | %.0f | %s | %d | %.0f".formatted(
                Long.parseLong(status.get("VmRSS").split(" ")[0]) / 1024,
                metric(metrics, "jvm_memory_used_bytes\\{.*(Tenured|Old) Gen.*") / (1 << 20),
                status.get("Threads"),
                files,
                metric(metrics, "broadsheet_connections_open.*"));
    }

    private static double metric(List<String> metrics, String pattern) {
        return metrics.stream()
                .filter(line -> line.matches(pattern + " .*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
