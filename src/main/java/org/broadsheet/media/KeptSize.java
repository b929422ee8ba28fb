package org.broadsheet.media;

import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.change.CacheTags;
import org.broadsheet.picture.MediaAddress;
import org.broadsheet.response.Delivered;
import org.broadsheet.response.EntityTag;

/** One size of a picture in memory, with all that is said when it is sent. Immutable. */
final class KeptSize {

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;

    /** About what a size takes in memory besides its bytes. */
    private static final int HEAD_BYTES = 1_000;

    /** For a year, which is for ever (RFC 9111, section 5.2.2.1; RFC 8246). */
    static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final byte[] bytes;
    private final String etag;
    private final String cacheTag;
    private final Reply whole;
    private final Reply unchanged;

    /** @param bytes not to be changed any more */
    KeptSize(MediaAddress address, byte[] bytes) {
        this.bytes = bytes;
        this.etag = EntityTag.of(bytes);
        this.cacheTag = CacheTags.media(address.hash());
        Map<String, String> common = Map.of(
                "Cache-Control",
                FOR_EVER,
                "ETag",
                etag,
                "Surrogate-Key",
                cacheTag,
                "Cache-Tag",
                cacheTag,
                // Pages that isolate themselves may show it too (WHATWG Fetch, section 3.8).
                "Cross-Origin-Resource-Policy",
                "cross-origin");
        this.unchanged = new Reply(NOT_MODIFIED, common, 0, 0);
        Map<String, String> said = new HashMap<>(common);
        said.put("Content-Type", address.format().mediaType());
        said.put("Accept-Ranges", "bytes");
        said.put("Content-Length", String.valueOf(bytes.length));
        this.whole = new Reply(OK, Map.copyOf(said), 0, bytes.length);
    }

    /**
     * What one client gets.
     *
     * @param status 200, 206 or 304
     * @param from where in the bytes the body begins
     * @param length of the body
     */
    record Reply(int status, Map<String, String> headers, int from, int length) {}

    /** The bytes that replies are parts of; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** The cache tag by which it is forgotten. */
    String cacheTag() {
        return cacheTag;
    }

    /** About how many bytes of memory it takes. */
    int weight() {
        return bytes.length + HEAD_BYTES;
    }

    /**
     * The answer to a request with these headers.
     *
     * @param head whether it is HEAD, for which ranges mean nothing (RFC 9110, section 14.2)
     * @throws org.broadsheet.problem.ProblemException 416 for a range beyond the end
     */
    Reply reply(boolean head, MultiMap request) {
        if (EntityTag.matches(Delivered.field(request, "If-None-Match"), etag)) {
            return unchanged;
        }
        Optional<ByteRange> range = head
                ? Optional.empty()
                : ByteRange.of(request.get("Range"), request.get("If-Range"), etag, bytes.length);
        return range.map(this::part).orElse(whole);
    }

    private Reply part(ByteRange range) {
        Map<String, String> said = new HashMap<>(whole.headers());
        said.put("Content-Length", String.valueOf(range.length()));
        said.put("Content-Range", range.field(bytes.length));
        return new Reply(PARTIAL, said, range.from(), range.length());
    }
}
