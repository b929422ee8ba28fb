package org.broadsheet.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.broadsheet.database.DatabaseClock;

/**
 * The headers of every answer, whatever made it: when it was made, and that a browser must not guess its type. Pages
 * bring a policy of their own. The time is the database's, which lifetimes are counted by too: by any other, a cache
 * would take an answer for older or younger than it is (RFC 9111, section 4.2.3).
 */
@Singleton
final class ResponseHeaders {

    private static final CharSequence CONTENT_TYPE_OPTIONS = AsciiString.cached("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = AsciiString.cached("nosniff");
    private static final CharSequence REFERRER_POLICY = AsciiString.cached("Referrer-Policy");
    private static final CharSequence NO_REFERRER = AsciiString.cached("no-referrer");
    private static final CharSequence SECURITY_POLICY = AsciiString.cached("Content-Security-Policy");
    private static final CharSequence NOTHING = AsciiString.cached("default-src 'none'; frame-ancestors 'none'");

    /**
     * The only pages that the API writes itself are the plain ones of articles, which show pictures and run nothing.
     */
    private static final CharSequence PICTURES = AsciiString.cached(
            "default-src 'none'; img-src http: https:; media-src http: https:; frame-ancestors 'none'");

    private static final CharSequence CONTENT_TYPE = AsciiString.cached("Content-Type");
    private static final CharSequence DATE = AsciiString.cached("Date");

    /** RFC 9110, section 5.6.7. The formatter of the JDK leaves days below ten without their zero. */
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final DatabaseClock clock;
    private volatile Second now = new Second(0, "");

    ResponseHeaders(DatabaseClock clock) {
        this.clock = clock;
    }

    /**
     * A second and its name: formatting one for every answer would cost more than the rest of an answer from memory.
     */
    private record Second(long number, CharSequence text) {}

    /** Adds what a response does not say itself. */
    void complete(HttpHeaders headers) {
        headers.set(DATE, date());
        add(headers, CONTENT_TYPE_OPTIONS, NOSNIFF);
        add(headers, REFERRER_POLICY, NO_REFERRER);
        add(headers, SECURITY_POLICY, isPage(headers) ? PICTURES : NOTHING);
    }

    private static boolean isPage(HttpHeaders headers) {
        String type = headers.get(CONTENT_TYPE);
        return type != null && type.startsWith("text/html");
    }

    private static void add(HttpHeaders headers, CharSequence name, CharSequence value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    private CharSequence date() {
        long second = clock.now().getEpochSecond();
        Second last = now;
        if (last.number() != second) {
            last = new Second(second, AsciiString.cached(FORMAT.format(Instant.ofEpochSecond(second))));
            now = last;
        }
        return last.text();
    }
}
