package org.broadsheet.image;

/**
 * A picture that was looked at, and that is about to be kept.
 *
 * @param sha256 of its bytes
 * @param type its media type, by its content
 * @param bytes its length
 * @param name of the file that was sent; may be null
 * @param width in pixels, the right way up
 * @param masterWidth of what sizes are made from, in pixels
 * @param colour {@code #rrggbb}
 * @param placeholder a data URL
 */
record TakenIn(
        byte[] sha256,
        String type,
        long bytes,
        String name,
        int width,
        int height,
        int masterWidth,
        int masterHeight,
        boolean animated,
        String colour,
        String placeholder) {}
