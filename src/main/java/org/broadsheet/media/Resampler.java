package org.broadsheet.media;

import java.util.Arrays;
import org.broadsheet.picture.Region;

/**
 * Makes pictures smaller, or slightly larger, without steps or moiré: a convolution with Catmull and Rom's cubic, widened by the
 * factor of reduction so that every source pixel counts (Schumacher, "General filtered image rescaling", Graphics Gems III).
 * Columns come first: that step is the larger one and the only one for which the JVM has vector instructions. Only as many source
 * rows are kept as numbers as one row of the result needs.
 */
final class Resampler {

    private static final int SOLID = 0xFF;

    private final Pixels source;
    private final Region region;
    private final int channels;
    private final Kernel columns;
    private final Kernel rows;
    private final Pixels result;
    /** Source rows of the region, opacity multiplied in; the one of number n is at n modulo their count. */
    private final float[][] numbers;
    /** How many source rows have been read. */
    private int read;

    private Resampler(Pixels source, Region region, int width, int height) {
        this.source = source;
        this.region = region;
        this.channels = source.channels();
        this.columns = Kernel.of(region.height(), height);
        this.rows = Kernel.of(region.width(), width);
        this.result = Pixels.blank(width, height, channels);
        this.numbers = new float[columns.length()][region.width() * channels];
    }

    /** A rectangle of a picture, in exactly a width and height. */
    static Pixels resample(Pixels source, Region region, int width, int height) {
        boolean same =
                region.equals(new Region(0, 0, width, height)) && width == source.width() && height == source.height();
        return same ? source : new Resampler(source, region, width, height).run();
    }

    /** The whole of a picture, in exactly a width and height. */
    static Pixels resample(Pixels source, int width, int height) {
        return resample(source, new Region(0, 0, source.width(), source.height()), width, height);
    }

    private Pixels run() {
        float[] sums = new float[region.width() * channels];
        float[] row = new float[result.width() * channels];
        for (int y = 0; y < result.height(); y++) {
            filterColumns(y, sums);
            if (source.isTransparent()) {
                filterRowOfFour(sums, row);
                divideByOpacity(row);
            } else {
                filterRowOfThree(sums, row);
            }
            store(row, result.samples(), y * row.length);
        }
        return result;
    }

    private void filterColumns(int y, float[] sums) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < columns.length(); i++) {
            int number = columns.first(y) + i;
            add(row(number), columns.weights()[y * columns.length() + i], sums);
        }
    }

    private static void add(float[] row, float weight, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i] * weight;
        }
    }

    /** A source row. They are asked for in rising order, going back no further than is kept. */
    private float[] row(int number) {
        while (read <= number) {
            read(read, numbers[read % numbers.length]);
            read++;
        }
        return numbers[number % numbers.length];
    }

    private void read(int number, float[] row) {
        byte[] samples = source.samples();
        int at = ((region.y() + number) * source.width() + region.x()) * channels;
        for (int i = 0; i < row.length; i++) {
            row[i] = samples[at + i] & SOLID;
        }
        if (source.isTransparent()) {
            multiplyByOpacity(row);
        }
    }

    private static void multiplyByOpacity(float[] row) {
        for (int i = 0; i < row.length; i += Pixels.TRANSPARENT) {
            float opacity = row[i + Pixels.OPAQUE] / SOLID;
            row[i] *= opacity;
            row[i + 1] *= opacity;
            row[i + 2] *= opacity;
        }
    }

    private static void divideByOpacity(float[] row) {
        for (int i = 0; i < row.length; i += Pixels.TRANSPARENT) {
            float opacity = row[i + Pixels.OPAQUE] / SOLID;
            if (opacity > 0) {
                row[i] /= opacity;
                row[i + 1] /= opacity;
                row[i + 2] /= opacity;
            }
        }
    }

    /** The channels written out, since a loop over them took a third longer. */
    private void filterRowOfThree(float[] line, float[] row) {
        float[] weights = rows.weights();
        int weight = 0;
        int to = 0;
        for (int x = 0; x < result.width(); x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            int from = rows.first(x) * Pixels.OPAQUE;
            for (int i = 0; i < rows.length(); i++) {
                float share = weights[weight++];
                red += line[from] * share;
                green += line[from + 1] * share;
                blue += line[from + 2] * share;
                from += Pixels.OPAQUE;
            }
            row[to++] = red;
            row[to++] = green;
            row[to++] = blue;
        }
    }

    private void filterRowOfFour(float[] line, float[] row) {
        float[] weights = rows.weights();
        for (int to = 0; to < row.length; to++) {
            int x = to / Pixels.TRANSPARENT;
            int from = rows.first(x) * Pixels.TRANSPARENT + to % Pixels.TRANSPARENT;
            float sum = 0;
            for (int i = 0; i < rows.length(); i++) {
                sum += line[from] * weights[x * rows.length() + i];
                from += Pixels.TRANSPARENT;
            }
            row[to] = sum;
        }
    }

    private static void store(float[] row, byte[] samples, int start) {
        for (int i = 0; i < row.length; i++) {
            samples[start + i] = (byte) Math.max(0, Math.min(SOLID, (int) (row[i] + 0.5f)));
        }
    }
}
