package org.broadsheet.media;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * Decoded pixels, in rows from the top: red, green, blue and, if there are four channels, opacity, one byte each.
 *
 * <p>In this order, and not in that of {@link BufferedImage#TYPE_3BYTE_BGR}, since JPEG is decoded to it without conversion: 80
 * instead of 143 ms for 12 megapixels.
 *
 * @param channels 3 or 4
 * @param samples of length {@code width × height × channels}
 */
record Pixels(int width, int height, int channels, byte[] samples) {

    static final int OPAQUE = 3;
    static final int TRANSPARENT = 4;

    private static final int SOLID = 0xFF;
    private static final int[] ORDER = {0, 1, 2, 3};

    static Pixels blank(int width, int height, int channels) {
        return new Pixels(width, height, channels, new byte[Math.multiplyExact(width * channels, height)]);
    }

    boolean isTransparent() {
        return channels == TRANSPARENT;
    }

    /** The same samples as an image of the JDK. */
    BufferedImage image() {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                isTransparent(),
                false,
                isTransparent() ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster(), false, null);
    }

    /** The same samples as a raster of the JDK. */
    WritableRaster raster() {
        return Raster.createInterleavedRaster(
                new DataBufferByte(samples, samples.length),
                width,
                height,
                width * channels,
                channels,
                Arrays.copyOf(ORDER, channels),
                null);
    }

    /** The right way up. */
    Pixels shown(Orientation orientation) {
        if (orientation.equals(Orientation.UPRIGHT)) {
            return this;
        }
        Pixels shown =
                blank(orientation.isTurned() ? height : width, orientation.isTurned() ? width : height, channels);
        int to = 0;
        for (int y = 0; y < shown.height; y++) {
            for (int x = 0; x < shown.width; x++) {
                int from = (orientation.row(x, y, height) * width + orientation.column(x, y, width)) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    shown.samples[to++] = samples[from++];
                }
            }
        }
        return shown;
    }

    /**
     * Half as wide and high, rounded down but at least 1: the means of four pixels each. A fifth of the time that
     * {@link Resampler} takes.
     */
    Pixels halved() {
        Pixels half = blank(Math.max(1, width / 2), Math.max(1, height / 2), channels);
        int right = width > 1 ? channels : 0;
        int down = height > 1 ? width * channels : 0;
        int to = 0;
        for (int y = 0; y < half.height; y++) {
            int from = 2 * y * width * channels;
            for (int x = 0; x < half.width; x++) {
                for (int channel = 0; channel < channels; channel++) {
                    int sum = (samples[from] & SOLID)
                            + (samples[from + right] & SOLID)
                            + (samples[from + down] & SOLID)
                            + (samples[from + right + down] & SOLID);
                    half.samples[to++] = (byte) (sum + 2 >> 2);
                    from++;
                }
                from += channels;
            }
        }
        return half;
    }

    /** Without the channel of opacity if nothing is transparent. */
    Pixels withoutNeedlessOpacity() {
        return isTransparent() && isSolid() ? onWhite() : this;
    }

    private boolean isSolid() {
        for (int at = OPAQUE; at < samples.length; at += TRANSPARENT) {
            if ((samples[at] & SOLID) != SOLID) {
                return false;
            }
        }
        return true;
    }

    /** Without transparency: what is behind it is white. */
    Pixels onWhite() {
        if (!isTransparent()) {
            return this;
        }
        Pixels opaque = blank(width, height, OPAQUE);
        int from = 0;
        for (int to = 0; to < opaque.samples.length; from++) {
            int opacity = samples[from + OPAQUE] & SOLID;
            for (int channel = 0; channel < OPAQUE; channel++) {
                int colour = samples[from++] & SOLID;
                opaque.samples[to++] = (byte) (SOLID - (SOLID - colour) * opacity / SOLID);
            }
        }
        return opaque;
    }
}
