package org.broadsheet.media;

/** The colour that most of a picture has: the mean of the fullest of 512 parts of the colour space. */
final class DominantColour {

    private static final int BITS = 3;
    private static final int PARTS = 1 << 3 * BITS;
    private static final int DROPPED = Byte.SIZE - BITS;
    private static final int HALF = 128;

    private DominantColour() {}

    /** As {@code #rrggbb}; white if all is transparent. */
    static String of(Pixels pixels) {
        long[][] sums = new long[PARTS][Pixels.OPAQUE];
        int[] counts = new int[PARTS];
        byte[] samples = pixels.samples();
        for (int at = 0; at < samples.length; at += pixels.channels()) {
            if (pixels.isTransparent() && Byte.toUnsignedInt(samples[at + Pixels.OPAQUE]) < HALF) {
                continue;
            }
            int part = 0;
            for (int channel = 0; channel < Pixels.OPAQUE; channel++) {
                part = part << BITS | Byte.toUnsignedInt(samples[at + channel]) >> DROPPED;
            }
            counts[part]++;
            for (int channel = 0; channel < Pixels.OPAQUE; channel++) {
                sums[part][channel] += Byte.toUnsignedInt(samples[at + channel]);
            }
        }
        int fullest = 0;
        for (int part = 1; part < PARTS; part++) {
            fullest = counts[part] > counts[fullest] ? part : fullest;
        }
        return counts[fullest] == 0 ? "#ffffff" : hex(sums[fullest], counts[fullest]);
    }

    private static String hex(long[] sums, int count) {
        return String.format("#%02x%02x%02x", sums[0] / count, sums[1] / count, sums[2] / count);
    }
}
