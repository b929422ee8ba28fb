package org.broadsheet.delivery;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A public answer as finished bytes: what a cache keeps and every client of the same request gets.
 *
 * <p>Immutable but for its compressed form, which is made when the first client takes it.
 */
public final class Delivered {

    private static final int MAX_CACHE_TAGS = 50;
    private static final int HEAD_BYTES = 600;

    private final byte[] bytes;
    private final String contentType;
    private final String link;
    private final String vary;
    private final Set<String> cacheTags;
    private final Optional<Instant> nextChange;
    private final String tag;
    private final String surrogateKey;
    private final String cacheTag;
    private volatile byte[] compressed;

    /**
     * @param link the field {@code Link}; null for none
     * @param vary the field {@code Vary}
     * @param cacheTags what it shows, those that say most first: only so many are told
     * @param nextChange when the clock changes it
     */
    public Delivered(
            byte[] bytes,
            String contentType,
            String link,
            String vary,
            Set<String> cacheTags,
            Optional<Instant> nextChange) {
        this.bytes = bytes;
        this.contentType = contentType;
        this.link = link;
        this.vary = vary;
        this.cacheTags = Collections.unmodifiableSet(new LinkedHashSet<>(cacheTags));
        this.nextChange = nextChange;
        this.tag = EntityTag.of(bytes);
        this.surrogateKey = String.join(" ", shown());
        this.cacheTag = surrogateKey.replace(' ', ',');
    }

    /**
     * What one client gets.
     *
     * @param status 200 or 304
     * @param body null with 304
     */
    public record Reply(int status, Map<String, String> headers, byte[] body) {}

    public Set<String> cacheTags() {
        return cacheTags;
    }

    public Optional<Instant> nextChange() {
        return nextChange;
    }

    /** About how many bytes it takes to keep. */
    public int weight() {
        byte[] gzip = compressed;
        return bytes.length + (gzip == null ? bytes.length / 3 : gzip.length) + HEAD_BYTES;
    }

    /** A request's field that is a list, however often it stands (RFC 9110, section 5.3); null where it does not. */
    public static String field(MultiMap headers, String name) {
        List<String> values = headers.getAll(name);
        return values.isEmpty() ? null : String.join(",", values);
    }

    /** The answer to a client that sent these fields; null where it did not. */
    public Reply reply(String acceptEncoding, String ifNoneMatch, Lifetimes.Lifetime lifetime) {
        boolean gzip = Coding.compresses(acceptEncoding, bytes.length);
        String ownTag = gzip ? EntityTag.coded(tag, Coding.GZIP) : tag;
        Instant now = Instant.now();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", lifetime.cacheControl(nextChange, now));
        headers.put("CDN-Cache-Control", lifetime.cdnCacheControl(nextChange, now));
        headers.put("ETag", ownTag);
        headers.put("Vary", vary);
        if (!cacheTags.isEmpty()) {
            headers.put("Surrogate-Key", surrogateKey);
            headers.put("Cache-Tag", cacheTag);
        }
        if (EntityTag.matches(ifNoneMatch, ownTag)) {
            return new Reply(304, headers, null);
        }
        headers.put("Content-Type", contentType);
        if (link != null) {
            headers.put("Link", link);
        }
        if (gzip) {
            headers.put("Content-Encoding", Coding.GZIP);
        }
        return new Reply(200, headers, gzip ? compressed() : bytes);
    }

    private Iterable<String> shown() {
        return cacheTags.size() <= MAX_CACHE_TAGS
                ? cacheTags
                : cacheTags.stream().limit(MAX_CACHE_TAGS).toList();
    }

    private byte[] compressed() {
        byte[] gzip = compressed;
        if (gzip == null) {
            gzip = Coding.gzip(bytes);
            compressed = gzip;
        }
        return gzip;
    }
}
