import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes and reads at a steady rate on two nodes while their servers fail, and prints what was seen of each step.
 *
 * <pre>
 * java Drill KEY killed|frozen SECONDS NODE NODE
 * </pre>
 *
 * Ends with 1 if an acknowledged write is missing, the change feed has a gap, a repetition or another order, a read with
 * {@code minVersion} showed something older, or a node shows something old at the end.
 */
public final class Drill {

    private static final int ARTICLES = 200;
    private static final int WRITERS = 4;
    private static final int READERS = 4;
    private static final int WRITES_PER_SECOND = 20;
    private static final int READS_PER_SECOND = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern HEADLINE = Pattern.compile("\"headline\":\"Drill (\\d+)\"");
    private static final Pattern CHANGE =
            Pattern.compile("\\{\"cursor\":\"(\\d+)\",\"at\":\"[^\"]+\",\"type\":\"article\",\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern POSITION = Pattern.compile("\"cursor\":\"(\\d+)\",\"hasMore\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String key;
    private final List<String> nodes;
    private final List<Article> articles = new ArrayList<>();
    private final Map<String, Step> steps = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();
    private final List<Map<Long, String>> followed = List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
    private final AtomicInteger disorder = new AtomicInteger();
    private volatile Step step;
    private volatile boolean writing = true;
    private volatile long until = Long.MAX_VALUE;

    /** One article, written by one thread: its headline counts. */
    private static final class Article {
        final String slug;
        final String id;
        /** When the headline with this number was acknowledged. */
        final List<Long> at = Collections.synchronizedList(new ArrayList<>(List.of(0L)));
        int next = 1;
        volatile int last;
        volatile long cursor;

        Article(String slug, String id) {
            this.slug = slug;
            this.id = id;
        }
    }

    /** What was seen between one event and the next. */
    private static final class Step {
        final String name;
        final long start = System.nanoTime();
        final AtomicInteger written = new AtomicInteger();
        final AtomicInteger refused = new AtomicInteger();
        final AtomicInteger unknown = new AtomicInteger();
        final AtomicLong writingAgain = new AtomicLong(-1);
        final AtomicInteger read = new AtomicInteger();
        final AtomicInteger failed = new AtomicInteger();
        final AtomicInteger late = new AtomicInteger();
        final AtomicInteger wrong = new AtomicInteger();
        final AtomicInteger old = new AtomicInteger();
        final AtomicLong oldest = new AtomicLong();
        final AtomicLong readingAgain = new AtomicLong();
        String connections = "";

        Step(String name) {
            this.name = name;
        }
    }

    private Drill(String key, List<String> nodes) {
        this.key = key;
        this.nodes = nodes;
    }

    public static void main(String[] arguments) throws Exception {
        Drill drill = new Drill(arguments[0], List.of(arguments[3], arguments[4]));
        System.exit(drill.run(arguments[1], Integer.parseInt(arguments[2])) ? 0 : 1);
    }

    private boolean run(String fate, int seconds) throws Exception {
        prepare();
        step = new Step("before");
        long first = cursor();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            workers.add(start(() -> write(number)));
        }
        for (int i = 0; i < READERS; i++) {
            workers.add(start(this::read));
        }
        List<Thread> followers = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            int node = i;
            followers.add(start(() -> follow(node, first)));
        }
        // Not measured: the JVMs warm up.
        Thread.sleep(seconds * 1_000L);

        during("all is well", seconds);
        servers("pause", "1");
        during("standby 1 replays nothing", seconds);
        servers("resume", "1");
        during("it replays again", seconds);
        servers("kill", "1");
        during("standby 1 is killed", seconds);
        servers("start", "1");
        during("it is back", seconds);

        step = begin("the primary is " + fate);
        servers(fate.equals("killed") ? "kill" : "freeze", "0");
        // What was acknowledged is on the one that has received most.
        int next = received(1) > received(2) ? 1 : 2;
        servers("promote", String.valueOf(next));
        System.err.printf("Promoted after %d ms%n", (System.nanoTime() - step.start) / 1_000_000);
        servers("follow", String.valueOf(3 - next), String.valueOf(next));
        rest(seconds * 2);

        step = begin("the former primary is back, as a standby");
        if (!fate.equals("killed")) {
            servers("kill", "0");
        }
        servers("rewind", "0", String.valueOf(next));
        rest(seconds);

        writing = false;
        for (Thread worker : workers) {
            worker.join();
        }
        until = cursor();
        for (Thread follower : followers) {
            follower.join(60_000);
        }
        return report();
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private Step begin(String name) {
        Step begun = new Step(name);
        steps.put(name, begun);
        return begun;
    }

    private void during(String name, int seconds) throws Exception {
        step = begin(name);
        rest(seconds);
    }

    private void rest(int seconds) throws Exception {
        Thread.sleep(seconds * 1_000L);
        step.connections = servers("connections").strip().replace('\n', ' ');
    }

    private void prepare() throws Exception {
        StringBuilder lines = new StringBuilder("{\"type\":\"section\",\"slug\":\"drill\",\"name\":\"Drill\"}\n");
        for (int i = 0; i < ARTICLES; i++) {
            lines.append("{\"type\":\"article\",\"slug\":\"drill-" + i + "\",\"headline\":\"Drill 0\",")
                    .append("\"section\":\"drill\",\"status\":\"published\",\"publishedAt\":\"2026-01-01T00:00:00Z\",")
                    .append("\"body\":{\"text\":\"Water under the bridge.\"}}\n");
        }
        HttpResponse<String> imported = ask(
                nodes.get(0), "POST", "/v1/editorial/imports", "application/x-ndjson", lines.toString());
        if (imported.statusCode() != 200 || !imported.body().contains("\"rejected\":0")) {
            throw new IllegalStateException(imported.body());
        }
        for (int i = 0; i < ARTICLES; i++) {
            String body = ask(nodes.get(0), "GET", "/v1/editorial/articles/drill-" + i, null, null)
                    .body();
            articles.add(new Article("drill-" + i, find(ID, body)));
        }
    }

    /** Keeps to its share of a rate; what it missed while it waited is left out. */
    private void pace(long[] next, int perSecond, int threads) {
        next[0] = Math.max(next[0] + 1_000_000_000L * threads / perSecond, System.nanoTime());
        try {
            Thread.sleep(Math.max(0, (next[0] - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(int writer) {
        long[] next = {System.nanoTime()};
        for (int i = 0; writing; i++) {
            pace(next, WRITES_PER_SECOND, WRITERS);
            Article article = articles.get((i % (ARTICLES / WRITERS)) * WRITERS + writer);
            int number = article.next++;
            // A number that was not acknowledged may have been written all the same.
            article.at.add(Long.MAX_VALUE);
            Step during = step;
            long asked = System.nanoTime();
            try {
                HttpResponse<String> answer = ask(
                        nodes.get((i + writer) % nodes.size()),
                        "PATCH",
                        "/v1/editorial/articles/" + article.slug,
                        "application/merge-patch+json",
                        "{\"headline\":\"Drill " + number + "\"}");
                long now = System.nanoTime();
                if (answer.statusCode() == 200) {
                    long cursor = Long.parseLong(
                            answer.headers().firstValue("Change-Cursor").orElseThrow());
                    acknowledged.put(cursor, article.id);
                    article.at.set(number, now);
                    article.cursor = cursor;
                    article.last = number;
                    during.written.incrementAndGet();
                    during.writingAgain.compareAndSet(-1, now - during.start);
                } else {
                    (answer.body().contains("outcome-unknown") ? during.unknown : during.refused).incrementAndGet();
                    during.writingAgain.set(-1);
                    if (answer.statusCode() != 503) {
                        System.err.println("Write: " + answer.statusCode() + " " + answer.body());
                    }
                }
            } catch (IOException e) {
                System.err.println("Write: " + e + " after " + (System.nanoTime() - asked) / 1_000_000 + " ms");
                during.unknown.incrementAndGet();
            }
        }
    }

    private void read() {
        long[] next = {System.nanoTime()};
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (writing) {
            pace(next, READS_PER_SECOND, READERS);
            Article article = articles.get(random.nextInt(ARTICLES));
            boolean exact = random.nextBoolean();
            int last = article.last;
            // The cursor may be of a write after that, never of one before.
            long cursor = article.cursor;
            Step during = step;
            long asked = System.nanoTime();
            during.read.incrementAndGet();
            try {
                HttpResponse<String> answer = ask(
                        nodes.get(random.nextInt(nodes.size())),
                        "GET",
                        "/v1/articles/" + article.slug + (exact && cursor > 0 ? "?minVersion=" + cursor : ""),
                        null,
                        null);
                if (answer.statusCode() == 503) {
                    (answer.body().contains("not-there-yet") ? during.late : during.failed).incrementAndGet();
                    during.readingAgain.set(System.nanoTime() - during.start);
                    continue;
                }
                Matcher headline = HEADLINE.matcher(answer.body());
                if (answer.statusCode() != 200 || !headline.find()) {
                    System.err.println("Read: " + answer.statusCode() + " " + answer.body());
                    during.wrong.incrementAndGet();
                    continue;
                }
                int shown = Integer.parseInt(headline.group(1));
                if (shown < last) {
                    if (exact && cursor > 0) {
                        during.wrong.incrementAndGet();
                        System.err.printf("Wrong: %s shows %d, not %d%n", article.slug, shown, last);
                    } else {
                        during.old.incrementAndGet();
                        long newer = Long.MAX_VALUE;
                        for (int i = shown + 1; i <= last; i++) {
                            newer = Math.min(newer, article.at.get(i));
                        }
                        during.oldest.accumulateAndGet(asked - newer, Math::max);
                    }
                }
            } catch (IOException e) {
                System.err.println("Read: " + e);
                during.failed.incrementAndGet();
            }
        }
    }

    /** Follows the change feed of a node, as a client does: from cursor to cursor, until there is nothing after the last. */
    private void follow(int node, long first) {
        long cursor = first;
        long newest = first;
        Map<Long, String> rows = followed.get(node);
        while (cursor < until) {
            try {
                HttpResponse<String> answer =
                        ask(nodes.get(node), "GET", "/v1/changes?limit=100&cursor=" + cursor, null, null);
                if (answer.statusCode() == 200) {
                    Matcher change = CHANGE.matcher(answer.body());
                    while (change.find()) {
                        long number = Long.parseLong(change.group(1));
                        if (number <= newest || rows.put(number, change.group(2)) != null) {
                            disorder.incrementAndGet();
                        }
                        newest = number;
                    }
                    cursor = next(answer.body());
                }
                Thread.sleep(200);
            } catch (IOException e) {
                System.err.println("Changes: " + e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static long next(String feed) {
        return Long.parseLong(find(POSITION, feed));
    }

    private boolean report() throws Exception {
        System.out.println("| step | writes | 503 | outcome unknown | writing on after s | reads | 503 | later than 2 s"
                + " | older than minVersion | old | oldest ms | reading on after s | connections |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|");
        int wrong = 0;
        for (Step one : steps.values()) {
            wrong += one.wrong.get();
            System.out.printf(
                    "| %s | %d | %d | %d | %.1f | %d | %d | %d | %d | %d | %d | %.1f | %s |%n",
                    one.name,
                    one.written.get(),
                    one.refused.get(),
                    one.unknown.get(),
                    one.writingAgain.get() / 1e9,
                    one.read.get(),
                    one.failed.get(),
                    one.late.get(),
                    one.wrong.get(),
                    one.old.get(),
                    one.oldest.get() / 1_000_000,
                    one.readingAgain.get() / 1e9,
                    one.connections);
        }
        int stale = 0;
        for (Article article : articles) {
            for (String node : nodes) {
                Matcher shown = HEADLINE.matcher(
                        ask(node, "GET", "/v1/articles/" + article.slug, null, null).body());
                stale += shown.find() && Integer.parseInt(shown.group(1)) >= article.last ? 0 : 1;
            }
        }
        List<Long> gaps = new ArrayList<>();
        int strange = 0;
        for (Map<Long, String> rows : followed) {
            for (Map.Entry<Long, String> one : acknowledged.entrySet()) {
                if (!one.getValue().equals(rows.get(one.getKey()))) {
                    gaps.add(one.getKey());
                }
            }
            strange += rows.equals(followed.get(0)) ? 0 : 1;
        }
        String state = servers("state").strip();
        boolean same = state.lines().map(line -> line.split("\\|", 3)[2]).distinct().count() == 1
                && state.lines().filter(line -> line.contains("|f|")).count() == 1;
        System.out.printf(
                "%nAcknowledged: %d. Old at the end: %d. Acknowledged and not in the feeds of both nodes: %d."
                        + " Out of order or twice: %d. Feeds that differ: %d. In the feeds and not acknowledged: %d.%n"
                        + "Servers (recovering, last change, changes): %s. Load: %s%n",
                acknowledged.size(),
                stale,
                gaps.size(),
                disorder.get(),
                strange,
                followed.get(0).size() - acknowledged.size(),
                state.replace('\n', ' '),
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        return wrong == 0 && stale == 0 && gaps.isEmpty() && disorder.get() == 0 && strange == 0 && same;
    }

    private long cursor() throws IOException {
        return next(ask(nodes.get(0), "GET", "/v1/changes?cursor=now", null, null).body());
    }

    private static long received(int server) throws Exception {
        return Long.parseLong(servers("received", String.valueOf(server)).strip());
    }

    private static String servers(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "src/bench/nodes/servers"));
        command.addAll(List.of(arguments));
        Path out = Path.of(System.getenv("FOLDER"), "out");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(out.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command.toString());
        }
        return Files.readString(out);
    }

    private HttpResponse<String> ask(String node, String method, String path, String type, String body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node + path))
                .timeout(TIMEOUT)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (path.contains("/editorial/")) {
            request.header("Authorization", "Bearer " + key);
        }
        if (method.equals("PATCH")) {
            request.header("If-Match", "*");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return found.group(1);
    }
}
