package org.broadsheet.response;

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
 * <p>Immutable except for its compressed form, which is made when the first client accepts it.
 */
public final class Delivered {

    private static final int MAX_CACHE_TAGS = 50;
    private static final int HEAD_BYTES = 500;
    private static final int TAG_BYTES = 120;

    /** The end of {@code Vary} where the answer may be another one for a key. */
    static final String BY_KEY = ", Authorization";

    private final Head head;
    private final byte[] bytes;
    private final String contentType;
    private final String link;
    private volatile byte[] compressed;

    /**
     * @param link the field {@code Link}; null for none
     * @param vary the field {@code Vary}
     * @param robots the field {@code X-Robots-Tag}; null for none
     * @param cacheTags the tags of what it shows, the most specific first: headers name at most 50
     * @param nextChange when the clock changes it next
     * @param lastModified when it last changed; empty if unknown
     */
    public Delivered(
            byte[] bytes,
            String contentType,
            String link,
            String vary,
            String robots,
            Set<String> cacheTags,
            Optional<Instant> nextChange,
            Optional<LastModified> lastModified) {
        this.head = new Head(
                EntityTag.of(bytes),
                bytes.length,
                vary,
                robots,
                Collections.unmodifiableSet(new LinkedHashSet<>(cacheTags)),
                nextChange,
                lastModified);
        this.bytes = bytes;
        this.contentType = contentType;
        this.link = link;
    }

    /**
     * What one client gets.
     *
     * @param status 200 or 304
     * @param body null with 304
     */
    public record Reply(int status, Map<String, String> headers, byte[] body) {}

    /** What is known of it without its bytes. */
    public Head head() {
        return head;
    }

    /** About how many bytes of memory it takes. */
    public int weight() {
        byte[] gzip = compressed;
        return bytes.length + (gzip == null ? bytes.length / 3 : gzip.length) + head.weight();
    }

    /** A list field of a request, with all of its lines joined (RFC 9110, section 5.3); null if it was not sent. */
    public static String field(MultiMap headers, String name) {
        List<String> values = headers.getAll(name);
        return values.isEmpty() ? null : String.join(",", values);
    }

    /**
     * The fields of a request that decide what its client gets, each null if it was not sent.
     *
     * @param ifModifiedSince is ignored if there is an {@code ifNoneMatch} (RFC 9110, section 13.2.2)
     */
    public record RequestHeaders(String acceptEncoding, String ifNoneMatch, String ifModifiedSince) {

        /** Whether the client asks for what it has not got. */
        public boolean isConditional() {
            return ifNoneMatch != null || ifModifiedSince != null;
        }

        /** Those of a request. */
        public static RequestHeaders of(MultiMap headers) {
            return new RequestHeaders(
                    field(headers, "Accept-Encoding"),
                    field(headers, "If-None-Match"),
                    headers.get("If-Modified-Since"));
        }
    }

    /** The answer to a client. */
    public Reply reply(RequestHeaders request, Lifetimes.Lifetime lifetime) {
        return head.unchanged(request, lifetime).orElseGet(() -> {
            boolean gzip = head.compresses(request);
            Map<String, String> headers = head.fields(gzip, lifetime);
            headers.put("Content-Type", contentType);
            if (link != null) {
                headers.put("Link", link);
            }
            if (gzip) {
                headers.put("Content-Encoding", Coding.GZIP);
            }
            return new Reply(200, headers, gzip ? compressed() : bytes);
        });
    }

    private byte[] compressed() {
        byte[] gzip = compressed;
        if (gzip == null) {
            gzip = Coding.gzip(bytes);
            compressed = gzip;
        }
        return gzip;
    }

    /** All of an answer that a client gets who has its bytes already. */
    public static final class Head {

        private final String tag;
        private final int length;
        private final String vary;
        private final String robots;
        private final Set<String> cacheTags;
        private final Optional<Instant> nextChange;
        private final Optional<LastModified> lastModified;
        private final String surrogateKey;
        private final String cacheTag;

        private Head(
                String tag,
                int length,
                String vary,
                String robots,
                Set<String> cacheTags,
                Optional<Instant> nextChange,
                Optional<LastModified> lastModified) {
            this.tag = tag;
            this.length = length;
            this.vary = vary;
            this.robots = robots;
            this.cacheTags = cacheTags;
            this.nextChange = nextChange;
            this.lastModified = lastModified;
            this.surrogateKey = String.join(" ", headerTags());
            this.cacheTag = surrogateKey.replace(' ', ',');
        }

        public Set<String> cacheTags() {
            return cacheTags;
        }

        public Optional<Instant> nextChange() {
            return nextChange;
        }

        /** Whether a request with a key may get another answer. */
        public boolean variesByKey() {
            return vary.endsWith(BY_KEY);
        }

        /** About how many bytes of memory it takes. */
        public int weight() {
            return HEAD_BYTES + 2 * surrogateKey.length() + cacheTags.size() * TAG_BYTES;
        }

        /** The 304 for a client that has the answer; empty for one that has not. */
        public Optional<Reply> unchanged(RequestHeaders request, Lifetimes.Lifetime lifetime) {
            boolean gzip = compresses(request);
            return isUnchanged(request, tag(gzip), lifetime.now())
                    ? Optional.of(new Reply(304, fields(gzip, lifetime), null))
                    : Optional.empty();
        }

        private boolean compresses(RequestHeaders request) {
            return Coding.compresses(request.acceptEncoding(), length);
        }

        private String tag(boolean gzip) {
            return gzip ? EntityTag.coded(tag, Coding.GZIP) : tag;
        }

        private Map<String, String> fields(boolean gzip, Lifetimes.Lifetime lifetime) {
            Instant now = lifetime.now();
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Cache-Control", lifetime.cacheControl(nextChange, now));
            headers.put("CDN-Cache-Control", lifetime.cdnCacheControl(nextChange, now));
            headers.put("ETag", tag(gzip));
            dated(now).ifPresent(date -> headers.put("Last-Modified", date.field(now)));
            headers.put("Vary", vary);
            if (!cacheTags.isEmpty()) {
                headers.put("Surrogate-Key", surrogateKey);
                headers.put("Cache-Tag", cacheTag);
            }
            if (robots != null) {
                headers.put("X-Robots-Tag", robots);
            }
            return headers;
        }

        private boolean isUnchanged(RequestHeaders request, String ownTag, Instant now) {
            if (request.ifNoneMatch() != null) {
                return EntityTag.matches(request.ifNoneMatch(), ownTag);
            }
            return request.ifModifiedSince() != null
                    && dated(now)
                            .filter(date -> date.isUnchangedSince(request.ifModifiedSince(), now))
                            .isPresent();
        }

        /** When it last changed, unless the clock has changed it meanwhile: then that is the date of the earlier state. */
        private Optional<LastModified> dated(Instant now) {
            return nextChange.filter(change -> !change.isAfter(now)).isEmpty() ? lastModified : Optional.empty();
        }

        private Iterable<String> headerTags() {
            return cacheTags.size() <= MAX_CACHE_TAGS
                    ? cacheTags
                    : cacheTags.stream().limit(MAX_CACHE_TAGS).toList();
        }
    }
}
