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
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes articles at a steady rate while many endpoints are told of each change, one of which hangs, and prints a row
 * of a table: what was lost or came twice, how long after its commit a message arrived, and what that cost.
 *
 * <pre>
 * java Drill ADDRESS KEY PROCESS POSTMASTER ENDPOINTS EVENTS EVENTS-PER-SECOND
 * </pre>
 *
 * Ends with 1 if a message is missing at an endpoint that answers, or came in another order than its article's changes.
 */
public final class Drill {

    private static final String HOST = "127.0.0.2";
    private static final int ARTICLES = 200;
    private static final int HANGING = 1;
    private static final int WRITERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern TIME = Pattern.compile("\"timestamp\":\"([^\"]+)\"");
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([0-9]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String key;
    private final List<String> articles = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /** What arrived at one endpoint. */
    private static final class Arrived {
        final BitSet cursors = new BitSet();
        final Map<String, Integer> newest = new HashMap<>();
    }

    private final List<Arrived> arrived = new ArrayList<>();
    private int[] millis = new int[1 << 16];
    private int messages;
    private int twice;
    private int disorder;
    private volatile int first = Integer.MAX_VALUE;
    private volatile int distinct;

    private Drill(String address, String key, int endpoints) {
        this.address = address;
        this.key = key;
        for (int i = 0; i < endpoints - HANGING; i++) {
            arrived.add(new Arrived());
        }
    }

    public static void main(String[] arguments) throws Exception {
        int endpoints = Integer.parseInt(arguments[4]);
        Drill drill = new Drill(arguments[0], arguments[1], endpoints);
        Receivers receivers = new Receivers(HOST, endpoints, HANGING, drill::told);
        Thread thread = new Thread(receivers, "receivers");
        thread.setDaemon(true);
        thread.start();
        drill.prepare(receivers.ports());
        System.exit(
                drill.run(arguments[2], arguments[3], Integer.parseInt(arguments[5]), Integer.parseInt(arguments[6]))
                        ? 0
                        : 1);
    }

    /** Called by the receivers' one thread. */
    private void told(int receiver, long now, String body) {
        int cursor = Integer.parseInt(find(CURSOR, body));
        if (cursor < first) {
            return;
        }
        Arrived at = arrived.get(receiver);
        messages++;
        if (at.cursors.get(cursor)) {
            twice++;
            return;
        }
        at.cursors.set(cursor);
        Integer before = at.newest.put(find(ID, body), cursor);
        disorder += before != null && before > cursor ? 1 : 0;
        if (distinct == millis.length) {
            millis = Arrays.copyOf(millis, millis.length * 2);
        }
        millis[distinct] = (int) (now - Instant.parse(find(TIME, body)).toEpochMilli());
        distinct++;
    }

    private void prepare(List<Integer> ports) throws IOException, InterruptedException {
        StringBuilder lines = new StringBuilder("{\"type\":\"section\",\"slug\":\"drill\",\"name\":\"Drill\"}\n");
        for (int i = 0; i < ARTICLES; i++) {
            lines.append("{\"type\":\"article\",\"slug\":\"drill-" + i + "\",\"headline\":\"Drill\",\"section\":\"drill\",")
                    .append("\"status\":\"published\",\"publishedAt\":\"2026-01-01T00:00:00Z\",")
                    .append("\"body\":{\"text\":\"Water under the bridge.\"}}\n");
            articles.add("/v1/editorial/articles/drill-" + i);
        }
        String imported = ask("POST", "/v1/editorial/imports", "application/x-ndjson", lines.toString(), 200);
        if (!imported.contains("\"rejected\":0")) {
            throw new IllegalStateException(imported);
        }
        for (int port : ports) {
            String webhook = "{\"name\":\"Endpoint %d\",\"url\":\"http://%s:%d/hook\"}".formatted(port, HOST, port);
            ask("POST", "/v1/editorial/webhooks", "application/json", webhook, 201);
        }
    }

    private boolean run(String program, String postmaster, int events, int rate) throws Exception {
        write(rate * 15, rate);
        first = cursor() + 1;
        double[] before = {seconds(program), below(postmaster), failed()};
        int made = write(events, rate);
        int end = cursor();
        int wanted = (end - first + 1) * arrived.size();
        Instant latest = Instant.now().plus(PATIENCE);
        Instant written = Instant.now();
        while (distinct < wanted && Instant.now().isBefore(latest)) {
            Thread.sleep(20);
        }
        double emptied = Duration.between(written, Instant.now()).toMillis() / 1e3;
        // Messages that come twice may still be on their way.
        Thread.sleep(1_000);
        double[] spent = {seconds(program) - before[0], below(postmaster) - before[1], failed() - before[2]};
        int[] sorted = Arrays.copyOf(millis, distinct);
        Arrays.sort(sorted);
        int lost = wanted - distinct;
        System.out.printf(
                "| %d | %d | %d | %d | %d | %d | %.0f | %d | %d | %d | %d | %.1f | %.2f | %.2f | %s |%n",
                rate,
                end - first + 1,
                wanted,
                lost,
                twice,
                disorder,
                spent[2],
                percentile(sorted, 50),
                percentile(sorted, 99),
                percentile(sorted, 100),
                refused.get(),
                emptied,
                spent[0] * 1e3 / distinct,
                spent[1] * 1e3 / distinct,
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        return lost == 0 && disorder == 0 && end - first + 1 == made;
    }

    /** Changes articles at a rate; returns how many changes were acknowledged. */
    private int write(int events, int rate) throws InterruptedException {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(WRITERS);
        AtomicInteger acknowledged = new AtomicInteger();
        long start = System.nanoTime();
        for (int i = 0; i < events; i++) {
            String article = articles.get(i % articles.size());
            clock.schedule(
                    () -> {
                        try {
                            String patch = "{\"headline\":\"Drill %d\"}".formatted(numbers.incrementAndGet());
                            ask("PATCH", article, "application/merge-patch+json", patch, 200);
                            acknowledged.incrementAndGet();
                        } catch (IOException | IllegalStateException e) {
                            refused.incrementAndGet();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    start + i * 1_000_000_000L / rate - System.nanoTime(),
                    TimeUnit.NANOSECONDS);
        }
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.HOURS);
        return acknowledged.get();
    }

    private int cursor() throws IOException, InterruptedException {
        return Integer.parseInt(find(CURSOR, ask("GET", "/v1/changes?cursor=now", null, null, 200)));
    }

    /** How many calls failed: those to the endpoint that hangs, and any others. */
    private double failed() throws IOException, InterruptedException {
        return ask("GET", "/q/metrics", null, null, 200)
                .lines()
                .filter(line -> line.startsWith("broadsheet_webhooks_calls_total{") && line.contains("\"failed\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String ask(String method, String path, String type, String body, int meant)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofMinutes(1))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", type).header("Authorization", "Bearer " + key);
        }
        if (method.equals("PATCH")) {
            request.header("If-Match", "*");
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != meant) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private static int percentile(int[] sorted, int percent) {
        return sorted.length == 0 ? -1 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Processor time of a process, in seconds. */
    private static double seconds(String process) throws IOException {
        String stat = Files.readString(Path.of("/proc", process, "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    /** Processor time of a process's children. */
    private static double below(String process) throws IOException {
        double sum = 0;
        for (ProcessHandle child :
                ProcessHandle.of(Long.parseLong(process)).orElseThrow().children().toList()) {
            sum += seconds(String.valueOf(child.pid()));
        }
        return sum;
    }
}
