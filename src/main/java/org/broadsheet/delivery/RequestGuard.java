package org.broadsheet.delivery;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Sees every request first. Names it, starts its clock, and refuses what is read in two ways by two programs: ambiguous
 * framing (RFC 9112, section 6.3), doubled {@code Host}, and odd spellings of a path, by which path patterns can be
 * walked around.
 */
@ApplicationScoped
public class RequestGuard {

    /** The longest request target, in bytes. Longer lines than 64 KiB are cut off by the HTTP server itself. */
    public static final int MAX_TARGET = 8_000;

    /** The name of a request: taken over from a caller that sends a sensible one, or made here. */
    public static final String REQUEST_ID = "X-Request-Id";

    private static final int FIRST = 10_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ODD_PATH = Pattern.compile(
            "//|;|\\\\|/\\.{1,2}(/|$)|%(2f|5c|3b|2e|25|00|0d|0a)|[^\\x21-\\x7e]", Pattern.CASE_INSENSITIVE);
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final ProblemWriter problems;

    RequestGuard(ProblemWriter problems) {
        this.problems = problems;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::see, FIRST);
    }

    private void see(RoutingContext context) {
        HttpServerRequest request = context.request();
        String sent = request.getHeader(REQUEST_ID);
        String id = sent != null && ID.matcher(sent).matches() ? sent : newId();
        context.put(REQUEST_ID, id);
        context.response().putHeader(REQUEST_ID, id);
        RequestClock.start(context);
        Optional<Problem> refusal = refusal(request);
        if (refusal.isPresent()) {
            problems.endConnection(context, refusal.get());
        } else {
            context.next();
        }
    }

    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextInt());
    }

    private static Optional<Problem> refusal(HttpServerRequest request) {
        String target = request.uri();
        if (target.length() > MAX_TARGET) {
            return Optional.of(Problem.of(
                    414,
                    "uri-too-long",
                    "URI too long",
                    "The address has " + target.length() + " bytes; the maximum is " + MAX_TARGET + "."));
        }
        return framing(request)
                .or(() -> path(target))
                .map(detail -> Problem.of(400, "malformed-request", "Malformed request", detail));
    }

    private static Optional<String> framing(HttpServerRequest request) {
        MultiMap headers = request.headers();
        List<String> encodings = headers.getAll("Transfer-Encoding");
        if (!encodings.isEmpty() && headers.contains("Content-Length")) {
            return Optional.of("Transfer-Encoding and Content-Length exclude each other.");
        }
        if (encodings.size() > 1
                || encodings.size() == 1 && !encodings.get(0).strip().equalsIgnoreCase("chunked")) {
            return Optional.of("The only Transfer-Encoding that is taken is chunked.");
        }
        if (headers.getAll("Content-Length").size() > 1) {
            return Optional.of("Content-Length stands more than once.");
        }
        int hosts = headers.getAll("Host").size();
        if (request.version() == HttpVersion.HTTP_1_1 && hosts != 1 || hosts > 1) {
            return Optional.of("The header Host must stand once.");
        }
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().isBlank()) {
                return Optional.of("A header has no name.");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> path(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (!path.startsWith("/") && !path.equals("*")) {
            return Optional.of("The request target must be a path from the root.");
        }
        if (ODD_PATH.matcher(path).find() || BROKEN_ESCAPE.matcher(target).find()) {
            return Optional.of("The path or query is spelt in a way that is not taken: no empty, . or .. segments, no ;"
                    + " or backslash, no escaped / . ; % or control characters, and % only before two hex digits.");
        }
        if (query >= 0 && target.substring(query).toLowerCase(Locale.ROOT).contains("%00")) {
            return Optional.of("The query has a NUL character.");
        }
        return Optional.empty();
    }
}
