package org.broadsheet.image;

import java.time.Instant;
import java.util.UUID;
import org.broadsheet.picture.Renditions;

/**
 * The row of an image that is kept here.
 *
 * @param sha256 of what was sent
 * @param type its media type, by its content
 * @param bytes its length
 * @param name of the file that was sent; may be null
 * @param width of what was sent, in pixels, the right way up
 * @param masterWidth of what sizes are made from, in pixels
 * @param animated whether it is more than one frame
 * @param hash in the addresses of its sizes, as it is framed now
 * @param colour {@code #rrggbb}
 * @param placeholder a data URL
 */
record StoredImage(
        UUID id,
        int version,
        byte[] sha256,
        String type,
        long bytes,
        String name,
        int width,
        int height,
        int masterWidth,
        int masterHeight,
        boolean animated,
        ImageDetails details,
        String hash,
        String colour,
        String placeholder,
        Instant madeAt,
        String madeBy,
        Instant savedAt,
        String savedBy) {

    /** What its sizes are made from. */
    Renditions.Source source() {
        return new Renditions.Source(hash, masterWidth, masterHeight, details.framing());
    }
}
