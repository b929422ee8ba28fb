package org.broadsheet.media;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.broadsheet.picture.Sizes;

/**
 * Makes masters: decodes, reduces, converts to sRGB and turns the right way up. How much is decoded at once is bounded by a quarter
 * of the heap; others wait. A picture that is larger than that is read in every second column and row, or every third.
 */
@Singleton
public class MasterMaker {

    /** The highest master, in pixels: an infographic. */
    private static final int HIGHEST = 4800;
    /** From which width on there is a half. */
    private static final int LEAST_HALVED = 640;

    private static final float QUALITY = 0.9f;
    /** The most that the colour and the placeholder are taken from, in pixels to a side. */
    private static final int SKETCH = 128;

    private static final int KIBI = 1024;
    /** Of the heap. */
    private static final int PART = 4;

    private final ImageSettings settings;
    private final int budget =
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / PART / KIBI);
    private final Semaphore memory = new Semaphore(budget, true);

    MasterMaker(ImageSettings settings) {
        this.settings = settings;
    }

    /**
     * The master of a picture.
     *
     * @throws UnfitPictureException if its pixels cannot be read
     */
    public Master make(PictureFile file) throws UnfitPictureException {
        Pixels pixels = withinMemory(file);
        Pixels half = half(pixels);
        byte[] bytes = new MasterFile(
                        encode(pixels), pixels.width() < LEAST_HALVED ? null : encode(half), location(file))
                .toBytes();
        Pixels sketch = sketch(half);
        return new Master(bytes, pixels.width(), pixels.height(), DominantColour.of(sketch), Placeholder.of(sketch));
    }

    private Location location(PictureFile file) {
        return settings.keepLocation() ? EmbeddedMetadata.of(file).location().orElse(null) : null;
    }

    private Pixels withinMemory(PictureFile file) throws UnfitPictureException {
        int step = step(file);
        int needed = (int) Math.min(budget, needed(file, step));
        memory.acquireUninterruptibly(needed);
        try {
            return reduced(file, step);
        } finally {
            memory.release(needed);
        }
    }

    /** In KiB: the decoder's own and ours. */
    private static long needed(PictureFile file, int step) {
        long pixels = (long) file.width() * file.height() / step / step;
        return pixels * 2 * file.scan().channels() / KIBI + 1;
    }

    private int step(PictureFile file) {
        int step = 1;
        while (needed(file, step) > budget) {
            step++;
        }
        return step;
    }

    private static Pixels reduced(PictureFile file, int step) throws UnfitPictureException {
        Scan scan = file.scan();
        double factor = Math.min(1, Math.min((double) Sizes.WIDEST / file.width(), (double) HIGHEST / file.height()));
        Pixels reduced = Resampler.resample(
                Decoder.decode(file, step), scaled(scan.width(), factor), scaled(scan.height(), factor));
        return ColourProfile.toSrgb(reduced, scan.blocks().profile())
                .withoutNeedlessOpacity()
                .shown(scan.orientation());
    }

    private static int scaled(int side, double factor) {
        return Math.max(1, (int) Math.round(side * factor));
    }

    /** Of a transparent picture the means have to be weighed. */
    private static Pixels half(Pixels pixels) {
        return pixels.isTransparent()
                ? Resampler.resample(pixels, Math.max(1, pixels.width() / 2), Math.max(1, pixels.height() / 2))
                : pixels.halved();
    }

    private static Pixels sketch(Pixels pixels) {
        Pixels sketch = pixels;
        while (sketch.width() > SKETCH || sketch.height() > SKETCH) {
            sketch = half(sketch);
        }
        return sketch;
    }

    private static byte[] encode(Pixels pixels) {
        return pixels.isTransparent() ? Encoding.png(pixels) : Encoding.quickJpeg(pixels, QUALITY);
    }
}
