package org.broadsheet.media;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.broadsheet.picture.Format;
import org.broadsheet.picture.Ratio;
import org.broadsheet.picture.Framing;
import org.broadsheet.picture.Region;

/**
 * Makes a photograph, and measures what is made of it: processor time of the whole process, compiler and collector included. In
 * the package of what it measures, which nothing else may construct.
 *
 * <pre>
 * PictureBench photo FILE         writes a JPEG file of 12 megapixels
 * PictureBench measure FILE N     lines of: job, milliseconds (mean of N after N of warming up), bytes
 * PictureBench growth FILE N      makes N masters in a row: heap and resident memory after each tenth
 * </pre>
 */
public final class PictureBench {

    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;

    private static final ImageSettings SETTINGS = new ImageSettings() {
        @Override
        public int mostMegapixels() {
            return 100;
        }

        @Override
        public boolean keepLocation() {
            return false;
        }
    };

    private PictureBench() {}

    private interface Job {
        byte[] run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "photo" -> Files.write(file, Encoding.jpeg(photo(), 0.9f));
            case "measure" -> measure(file, Integer.parseInt(arguments[2]));
            case "growth" -> growth(file, Integer.parseInt(arguments[2]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void measure(Path file, int times) throws Exception {
        Inspector inspector = new Inspector(SETTINGS);
        MasterMaker maker = new MasterMaker(SETTINGS);
        Renderer renderer = new Renderer();
        byte[] master = maker.make(inspector.inspect(file)).bytes();
        Region wide = Framing.NONE.region(Ratio.WIDE, 2400, 1800);
        report("master", times, () -> maker.make(inspector.inspect(file)).bytes());
        report("1200.jpg", times, () -> renderer.render(master, null, 1200, 900, Format.JPEG, Imprint.NONE));
        report("1200.webp", times, () -> renderer.render(master, null, 1200, 900, Format.WEBP, Imprint.NONE));
        report("1200-16x9.jpg", times, () -> renderer.render(master, wide, 1200, 675, Format.JPEG, Imprint.NONE));
        report("1200-16x9.webp", times, () -> renderer.render(master, wide, 1200, 675, Format.WEBP, Imprint.NONE));
        report("480.jpg", times, () -> renderer.render(master, null, 480, 360, Format.JPEG, Imprint.NONE));
        report("480.webp", times, () -> renderer.render(master, null, 480, 360, Format.WEBP, Imprint.NONE));
        report("1600.jpg", times, () -> renderer.render(master, null, 1600, 1200, Format.JPEG, Imprint.NONE));
    }

    private static void report(String name, int times, Job job) throws Exception {
        byte[] result = null;
        for (int i = 0; i < times; i++) {
            result = job.run();
        }
        long start = processor();
        for (int i = 0; i < times; i++) {
            job.run();
        }
        System.out.printf(Locale.ROOT, "%s %.1f %d%n", name, (processor() - start) / 1e6 / times, result.length);
    }

    private static long processor() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void growth(Path file, int times) throws Exception {
        Inspector inspector = new Inspector(SETTINGS);
        MasterMaker maker = new MasterMaker(SETTINGS);
        for (int i = 1; i <= times; i++) {
            maker.make(inspector.inspect(file));
            if (i % (times / 10) == 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.printf(
                        "%d %d %d%n", i, runtime.totalMemory() - runtime.freeMemory() >> 20, resident());
            }
        }
    }

    /** In MiB. */
    private static long resident() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .sum();
    }

    /** Shades as in nature (noise whose strength falls with its frequency), edges, and the noise of a sensor. */
    private static Pixels photo() {
        float[] light = noise(1, 0.62f);
        float[] warm = noise(2, 0.5f);
        Random sensor = new Random(3);
        Pixels photo = Pixels.blank(WIDTH, HEIGHT, Pixels.OPAQUE);
        for (int at = 0; at < light.length; at++) {
            int cell = at % WIDTH / 331 * 31 + at / WIDTH / 257 * 17;
            double shade = 128 + light[at] * 90 + sensor.nextGaussian() * 3;
            double tint = warm[at] * 50;
            if (cell % 5 == 0) {
                shade = shade * 0.4 + cell * 37 % 160;
                tint += cell * 13 % 60 - 30;
            }
            photo.samples()[at * 3] = shade(shade + 1.4 * tint);
            photo.samples()[at * 3 + 1] = shade(shade - 0.3 * tint);
            photo.samples()[at * 3 + 2] = shade(shade - 1.7 * tint);
        }
        return photo;
    }

    private static byte shade(double value) {
        return (byte) Math.max(0, Math.min(255, value));
    }

    private static float[] noise(int seed, float fall) {
        float[] sum = new float[WIDTH * HEIGHT];
        Random random = new Random(seed);
        float strength = 1 - fall;
        for (int cell = 1024; cell >= 1; cell /= 2) {
            add(cell, strength * 2, random, sum);
            strength *= fall;
        }
        return sum;
    }

    /** Adds noise of one frequency: random values at the corners of cells, and smoothly changing ones between them. */
    private static void add(int cell, float strength, Random random, float[] sum) {
        int columns = WIDTH / cell + 2;
        float[] corners = new float[columns * (HEIGHT / cell + 2)];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = (random.nextFloat() * 2 - 1) * strength;
        }
        for (int at = 0; at < sum.length; at++) {
            int corner = at / WIDTH / cell * columns + at % WIDTH / cell;
            float down = smooth(at / WIDTH % cell / (float) cell);
            float across = smooth(at % WIDTH % cell / (float) cell);
            float upper = corners[corner] + (corners[corner + 1] - corners[corner]) * across;
            float lower = corners[corner + columns]
                    + (corners[corner + columns + 1] - corners[corner + columns]) * across;
            sum[at] += upper + (lower - upper) * down;
        }
    }

    private static float smooth(float part) {
        return part * part * (3 - 2 * part);
    }
}
