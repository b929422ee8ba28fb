package org.broadsheet.media;

import java.util.Base64;

/** A tiny picture that a page can carry in its text. */
final class Placeholder {

    /** The longer side, in pixels. */
    private static final int SIDE = 16;
    /** The longer side where only PNG can be written, so that it stays below 400 characters. */
    private static final int PNG_SIDE = 8;

    private static final float QUALITY = 0.3f;

    private Placeholder() {}

    /** A data URI. */
    static String of(Pixels pixels) {
        return Webp.isAvailable()
                ? uri("image/webp", Webp.encode(reduced(pixels, SIDE), QUALITY))
                : uri("image/png", Encoding.png(reduced(pixels.onWhite(), PNG_SIDE)));
    }

    private static Pixels reduced(Pixels pixels, int side) {
        int longer = Math.max(pixels.width(), pixels.height());
        return Resampler.resample(
                pixels,
                Math.max(1, Math.round((float) side * pixels.width() / longer)),
                Math.max(1, Math.round((float) side * pixels.height() / longer)));
    }

    private static String uri(String mediaType, byte[] bytes) {
        return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
