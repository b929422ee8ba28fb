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

/** The packaged program, running in a process of its own on a free port. */
public final class Program implements AutoCloseable {

    /** The output of {@code mvn package}. */
    public static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final Path folder;
    private final Path printed;
    private final int port;

    private Program(Process process, Path folder, Path printed, int port) {
        this.process = process;
        this.folder = folder;
        this.printed = printed;
        this.port = port;
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
        try {
            Path printed = Files.createTempFile(folder, "printed", ".log");
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            configure(builder, Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)));
            builder.environment().putAll(environment);
            return new Program(builder.start(), folder, printed, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until it answers; fails if it ends instead. */
    public Program ready() {
        Instant end = Instant.now().plus(START);
        while (Instant.now().isBefore(end)) {
            if (!process.isAlive()) {
                throw new AssertionError("It ended with " + process.exitValue() + ":\n" + printed());
            }
            try {
                if (get("/v1/articles?limit=1").statusCode() == 200) {
                    return this;
                }
            } catch (UncheckedIOException e) {
                pause();
            }
        }
        throw new AssertionError("It does not answer within " + START + ":\n" + printed());
    }

    private void pause() {
        try {
            process.waitFor(50, TimeUnit.MILLISECONDS);
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
        builder.environment().putAll(environment);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).timeout(PATIENCE).build());
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
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
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
