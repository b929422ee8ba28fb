package org.broadsheet.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The packaged program, running in a process of its own on a free port. */
public final class Program implements AutoCloseable {

    /** The output of {@code mvn package}. */
    public static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int UNAVAILABLE = 503;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<String> command;
    private final Path folder;
    private final Map<String, String> environment;
    private Process process;
    private Path printed;
    private int port;

    private Program(List<String> command, Path folder, Map<String, String> environment) {
        this.command = command;
        this.folder = folder;
        this.environment = environment;
    }

    /** Starts the program in a folder; returns at once. */
    public static Program start(Path folder, Map<String, String> environment) {
        return start(command(), folder, environment);
    }

    private static List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // Optimising compilation would take most of the start's time, and these programs run for seconds.
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Xmx160m",
                "-jar",
                JAR.toAbsolutePath().toString());
    }

    /** Starts the program with a command; returns at once. It does not inherit configuration from the tests. */
    public static Program start(List<String> command, Path folder, Map<String, String> environment) {
        Program program = new Program(command, folder, environment);
        program.launch();
        return program;
    }

    private void launch() {
        try {
            printed = Files.createTempFile(folder, "printed", ".log");
            port = freePort();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            configure(builder, Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port on which nothing listens now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until it answers; fails if it ends instead. */
    public Program ready() {
        Instant end = Instant.now().plus(START);
        int restarts = 0;
        while (Instant.now().isBefore(end)) {
            if (!process.isAlive() && restarts < 3 && hadBadLuck()) {
                restarts++;
                launch();
            }
            if (!process.isAlive()) {
                throw new AssertionError("It ended with " + process.exitValue() + ":\n" + printed());
            }
            try {
                if (get("/v1/articles?limit=1").statusCode() == 200) {
                    return this;
                }
            } catch (UncheckedIOException e) {
                pause(50);
            }
        }
        throw new AssertionError("It does not answer within " + START + ":\n" + printed());
    }

    /** Whether another process took the port before it could, or the machine was too busy for its first connection. */
    private boolean hadBadLuck() {
        return printed().contains("port " + port + " is not available")
                || printed().contains("Acquisition timeout while waiting for new connection");
    }

    private void pause(int millis) {
        try {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    /** The data folder of its embedded database. */
    public Path data() {
        return folder.resolve("data");
    }

    public long pid() {
        return process.pid();
    }

    /** Everything that it has printed so far, including errors. */
    public String printed() {
        try {
            return Files.readString(printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of the key that it made. */
    public Path keyFile() {
        return data().resolve("first-key");
    }

    /** The key that it made. */
    public String madeKey() {
        try {
            return Files.readString(keyFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command printed and how it ended. */
    public record Ended(int code, String out, String err) {}

    /** Runs a command of the program in a folder, such as {@code reset-key}. */
    public static Ended command(Path folder, Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "out", ".log");
            Path err = Files.createTempFile(folder, "err", ".log");
            List<String> command = new ArrayList<>(command());
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            configure(builder, environment);
            Process process = builder.start();
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("It still runs:\n" + Files.readString(out) + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void configure(ProcessBuilder builder, Map<String, String> environment) {
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("BROADSHEET_")
                        || name.startsWith("QUARKUS_")
                        || name.equals("JAVA_TOOL_OPTIONS"));
        // On a machine that others keep busy a thread may stand still for longer than the two seconds of the default.
        builder.environment().put("QUARKUS_VERTX_MAX_EVENT_LOOP_EXECUTE_TIME", "60S");
        builder.environment().putAll(environment);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).timeout(PATIENCE).build());
    }

    /** As {@link #get}; where it is told to try again (503), it does so for a minute. */
    public HttpResponse<String> answer(String path) {
        Instant end = Instant.now().plus(PATIENCE);
        HttpResponse<String> answer = get(path);
        while (answer.statusCode() == UNAVAILABLE && Instant.now().isBefore(end)) {
            pause(50);
            answer = get(path);
        }
        return answer;
    }

    /**
     * Repeats a request until it is answered as expected. Any other answer must be to a request that was sent at most
     * a time after a moment, so that it does not matter how long a busy machine takes to answer. A 503 is neither, for
     * a minute.
     *
     * @return the milliseconds from the moment to the first expected answer
     */
    public long shows(String path, Instant moment, Duration atMost, Predicate<HttpResponse<String>> expected) {
        while (true) {
            Instant asked = Instant.now();
            HttpResponse<String> answer = get(path);
            if (expected.test(answer)) {
                return Duration.between(moment, Instant.now()).toMillis();
            }
            Duration allowed = answer.statusCode() == UNAVAILABLE ? PATIENCE : atMost;
            if (!asked.isBefore(moment.plus(allowed))) {
                throw new AssertionError("GET %s, sent %s after that, was answered %d: %s"
                        .formatted(path, Duration.between(moment, asked), answer.statusCode(), answer.body()));
            }
            pause(5);
        }
    }

    /** Imports records, one per line; returns the whole answer. */
    public HttpResponse<String> imports(String key, String lines) {
        return send(HttpRequest.newBuilder(at("/v1/editorial/imports"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build());
    }

    /** The address of a path on it. */
    public URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** What an editor reads at a path. */
    public HttpResponse<String> reads(String key, String path) {
        return send(HttpRequest.newBuilder(at(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .build());
    }

    /** An editor's request: JSON, or a merge patch with PATCH. */
    public HttpResponse<String> edits(String key, String method, String path, String etag, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The PostgreSQL that runs in its folder; empty if there is none. */
    public Optional<ProcessHandle> postgres() {
        Path cluster = data().resolve("postgresql");
        Path file = cluster.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            return ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).get(0).strip()))
                    .filter(process -> process.info().commandLine().orElse("").contains(cluster.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDBC address of its embedded database, including the password. */
    public String jdbcUrl() {
        try {
            List<String> pidFile =
                    Files.readAllLines(data().resolve("postgresql").resolve("postmaster.pid"));
            return "jdbc:postgresql://localhost:" + pidFile.get(3).strip() + "/postgres?user=postgres&password="
                    + Files.readString(data().resolve("password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it (SIGKILL); its PostgreSQL keeps running. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Stops it (SIGTERM); returns its exit code. */
    public int stop() {
        process.destroy();
        return exitCode();
    }

    /** Waits until it has ended; returns its exit code. */
    public int exitCode() {
        try {
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("It still runs:\n" + printed());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops everything that is still running, including its PostgreSQL. */
    @Override
    public void close() {
        Optional<ProcessHandle> postgres = process.isAlive() ? Optional.empty() : postgres();
        List<ProcessHandle> left = new ArrayList<>();
        postgres.ifPresent(left::add);
        if (process.isAlive()) {
            stop();
        }
        left.forEach(ProcessHandle::destroy);
    }
}
