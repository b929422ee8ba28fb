package org.broadsheet.media;

import org.broadsheet.picture.Region;

/**
 * Makes pictures smaller, or slightly larger, without steps or moiré: a convolution with Catmull and Rom's cubic, widened by the
 * factor of reduction so that every source pixel counts (Schumacher, "General filtered image rescaling", Graphics Gems III).
 * First along the rows, then along the columns; only as many filtered rows are kept as one row of the result needs.
 */
final class Resampler {

    private static final int SOLID = 0xFF;

    private final Pixels source;
    private final Region region;
    private final int width;
    private final Kernel columns;
    private final Kernel rows;
    /** A source row of the region as numbers, opacity multiplied in. */
    private final float[] line;
    /** Filtered source rows; the one of number n is at n modulo their count. */
    private final float[][] filtered;

    private int filteredRows;

    private Resampler(Pixels source, Region region, int width, int height) {
        this.source = source;
        this.region = region;
        this.width = width;
        this.columns = Kernel.of(region.width(), width);
        this.rows = Kernel.of(region.height(), height);
        this.line = new float[region.width() * source.channels()];
        this.filtered = new float[rows.most()][width * source.channels()];
    }

    /** A rectangle of a picture, in exactly a width and height. */
    static Pixels resample(Pixels source, Region region, int width, int height) {
        if (region.equals(new Region(0, 0, width, height)) && width == source.width() && height == source.height()) {
            return source;
        }
        return new Resampler(source, region, width, height).run(height);
    }

    /** The whole of a picture, in exactly a width and height. */
    static Pixels resample(Pixels source, int width, int height) {
        return resample(source, new Region(0, 0, source.width(), source.height()), width, height);
    }

    private Pixels run(int height) {
        Pixels result = Pixels.blank(width, height, source.channels());
        float[] sums = new float[width * source.channels()];
        for (int y = 0; y < height; y++) {
            float[] weights = rows.weights(y);
            java.util.Arrays.fill(sums, 0);
            for (int i = 0; i < weights.length; i++) {
                add(row(rows.first(y) + i), weights[i], sums);
            }
            store(sums, result.samples(), y * sums.length);
        }
        return result;
    }

    private static void add(float[] row, float weight, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i] * weight;
        }
    }

    /** A filtered row. They are asked for in rising order, going back no further than is kept. */
    private float[] row(int number) {
        while (filteredRows <= number) {
            read(filteredRows);
            filter(filtered[filteredRows % filtered.length]);
            filteredRows++;
        }
        return filtered[number % filtered.length];
    }

    private void read(int row) {
        int channels = source.channels();
        byte[] samples = source.samples();
        int at = ((region.y() + row) * source.width() + region.x()) * channels;
        for (int i = 0; i < line.length; i++) {
            line[i] = samples[at + i] & SOLID;
        }
        if (source.isTransparent()) {
            for (int i = 0; i < line.length; i += channels) {
                float opacity = line[i + Pixels.OPAQUE] / SOLID;
                line[i] *= opacity;
                line[i + 1] *= opacity;
                line[i + 2] *= opacity;
            }
        }
    }

    private void filter(float[] result) {
        if (source.isTransparent()) {
            filterFour(result);
        } else {
            filterThree(result);
        }
    }

    private void filterThree(float[] result) {
        int to = 0;
        for (int x = 0; x < width; x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            int from = columns.first(x) * Pixels.OPAQUE;
            for (float weight : columns.weights(x)) {
                red += line[from] * weight;
                green += line[from + 1] * weight;
                blue += line[from + 2] * weight;
                from += Pixels.OPAQUE;
            }
            result[to++] = red;
            result[to++] = green;
            result[to++] = blue;
        }
    }

    private void filterFour(float[] result) {
        int to = 0;
        for (int x = 0; x < width; x++) {
            int first = columns.first(x) * Pixels.TRANSPARENT;
            for (int channel = 0; channel < Pixels.TRANSPARENT; channel++) {
                float sum = 0;
                int from = first + channel;
                for (float weight : columns.weights(x)) {
                    sum += line[from] * weight;
                    from += Pixels.TRANSPARENT;
                }
                result[to++] = sum;
            }
        }
    }

    private void store(float[] sums, byte[] samples, int start) {
        if (source.isTransparent()) {
            for (int i = 0; i < sums.length; i += Pixels.TRANSPARENT) {
                float opacity = sums[i + Pixels.OPAQUE] / SOLID;
                if (opacity > 0) {
                    sums[i] /= opacity;
                    sums[i + 1] /= opacity;
                    sums[i + 2] /= opacity;
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            samples[start + i] = (byte) Math.max(0, Math.min(SOLID, (int) (sums[i] + 0.5f)));
        }
    }
}
