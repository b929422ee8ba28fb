package org.broadsheet.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.problem.ProblemWriter;
import org.broadsheet.response.RequestClock;

/**
 * Handles every request first: gives it an id, starts its clock, and rejects what two programs could read differently.
 * That is ambiguous framing (RFC 9112, section 6.3), a repeated {@code Host}, and unusual spellings of a path, which
 * could bypass path patterns.
 */
@ApplicationScoped
public class RequestGuard {

    /** The longest request target, in bytes. The HTTP server itself rejects request lines over 64 KiB. */
    public static final int MAX_TARGET = 8_000;

    /** The id of a request: the caller's, if it sends a valid one, otherwise generated here. */
    public static final String REQUEST_ID = "X-Request-Id";

    private static final int FIRST = 10_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String ODD_ESCAPES = "/\\;.%\0\r\n";

    private final ProblemWriter problems;

    RequestGuard(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::inspect, FIRST);
    }

    private void inspect(RoutingContext context) {
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

    /** An id for a request that brings none. */
    static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextInt());
    }

    private static Optional<Problem> refusal(HttpServerRequest request) {
        String target = request.uri();
        if (target.length() > MAX_TARGET) {
            return Optional.of(Problem.of(
                    ProblemType.URI_TOO_LONG,
                    "The address has " + target.length() + " bytes; the maximum is " + MAX_TARGET + "."));
        }
        return framing(request).or(() -> path(target)).map(detail -> Problem.of(ProblemType.MALFORMED_REQUEST, detail));
    }

    private static Optional<String> framing(HttpServerRequest request) {
        int encodings = 0;
        String encoding = "";
        int lengths = 0;
        int hosts = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey();
            if (name.isBlank()) {
                return Optional.of("A header has no name.");
            }
            if (name.equalsIgnoreCase("Transfer-Encoding")) {
                encodings++;
                encoding = header.getValue();
            } else if (name.equalsIgnoreCase("Content-Length")) {
                lengths++;
            } else if (name.equalsIgnoreCase("Host")) {
                hosts++;
            }
        }
        if (encodings > 0 && lengths > 0) {
            return Optional.of("Transfer-Encoding and Content-Length must not be sent together.");
        }
        if (encodings > 1 || encodings == 1 && !encoding.strip().equalsIgnoreCase("chunked")) {
            return Optional.of("The only supported Transfer-Encoding is chunked.");
        }
        if (lengths > 1) {
            return Optional.of("Content-Length was sent more than once.");
        }
        if (request.version() == HttpVersion.HTTP_1_1 && hosts != 1 || hosts > 1) {
            return Optional.of("The Host header must be sent exactly once.");
        }
        return Optional.empty();
    }

    private static Optional<String> path(String target) {
        int query = target.indexOf('?');
        int end = query < 0 ? target.length() : query;
        if (!target.startsWith("/") && !(end == 1 && target.charAt(0) == '*')) {
            return Optional.of("The request target must be a path that starts with /.");
        }
        boolean nul = false;
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            boolean odd = i < end && isOdd(target, i, end);
            if (c == '%') {
                int escaped = escaped(target, i);
                odd |= escaped < 0 || i < end && ODD_ESCAPES.indexOf(escaped) >= 0;
                nul |= escaped == 0;
            }
            if (odd) {
                return Optional.of("The path must not contain empty, . or .. segments,"
                        + " ; or a backslash, or an escaped / . ; % or control character; % must be followed by two hex"
                        + " digits.");
            }
        }
        return nul ? Optional.of("The query contains a NUL character.") : Optional.empty();
    }

    /** Whether an unusual spelling of a path, other than an escape, begins here. */
    private static boolean isOdd(String target, int at, int end) {
        char c = target.charAt(at);
        if (c != '/') {
            return c == ';' || c == '\\' || c < '!' || c > '~';
        }
        int next = at + 1;
        if (next == end || target.charAt(next) != '.') {
            return next < end && target.charAt(next) == '/';
        }
        next++;
        if (next < end && target.charAt(next) == '.') {
            next++;
        }
        return next == end || target.charAt(next) == '/';
    }

    /** The byte that an escape stands for; -1 if the percent sign is not followed by two hex digits. */
    private static int escaped(String target, int percent) {
        if (percent + 2 >= target.length()) {
            return -1;
        }
        char high = target.charAt(percent + 1);
        char low = target.charAt(percent + 2);
        return HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low)
                ? HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low)
                : -1;
    }
}
