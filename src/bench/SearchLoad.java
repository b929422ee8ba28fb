import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends requests at a steady rate, whether or not the answers keep up, and measures from the moment at which a request
 * was due: if the server stalls, this counts every request that had to wait, not only the one in progress.
 *
 * <pre>
 * java SearchLoad.java ADDRESS FILE-OF-PATHS REQUESTS-PER-SECOND SECONDS
 * </pre>
 *
 * Prints {@code figures REQUESTS P50-MS P99-MS MOST-MS ERRORS}.
 */
public final class SearchLoad {

    /** Warm-up: until then this program takes longer than what it measures. */
    private static final int OWN_WARMING = 3_000;

    private SearchLoad() {}

    public static void main(String[] arguments) throws Exception {
        List<String> paths = Files.readAllLines(Path.of(arguments[1]));
        int rate = Integer.parseInt(arguments[2]);
        int count = rate * Integer.parseInt(arguments[3]);
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest small = HttpRequest.newBuilder(URI.create(arguments[0] + "/v1")).build();
        for (int i = 0; i < OWN_WARMING; i++) {
            client.sendAsync(small, HttpResponse.BodyHandlers.ofByteArray()).join();
        }
        long[] took = new long[count];
        AtomicInteger errors = new AtomicInteger();
        CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
        long start = System.nanoTime() + 100_000_000;
        for (int i = 0; i < count; i++) {
            int number = i;
            long due = start + 1_000_000_000L * i / rate;
            while (System.nanoTime() < due) {
                Thread.sleep(Duration.ofNanos(Math.max(1, due - System.nanoTime())).toMillis());
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[0] + paths.get(i % paths.size())))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            answers[i] = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .handle((answer, failure) -> {
                        took[number] = System.nanoTime() - due;
                        if (failure != null || answer.statusCode() != 200) {
                            errors.incrementAndGet();
                        }
                        return null;
                    });
        }
        CompletableFuture.allOf(answers).join();
        Arrays.sort(took);
        System.out.printf(
                "figures %d %.1f %.1f %.1f %d%n",
                count, took[count / 2] / 1e6, took[count * 99 / 100] / 1e6, took[count - 1] / 1e6, errors.get());
    }
}
