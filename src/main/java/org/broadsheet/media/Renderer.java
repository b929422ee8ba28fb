package org.broadsheet.media;

import jakarta.inject.Singleton;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.broadsheet.picture.Format;
import org.broadsheet.picture.Region;

/** Makes sizes of a picture from its {@link Master}. */
@Singleton
public class Renderer {

    private static final float JPEG_QUALITY = 0.8f;
    private static final float WEBP_QUALITY = 0.75f;
    private static final int JPEG_START = 0xFF;

    /** The formats that this machine can write, the smallest first: WebP needs a library in native code. */
    public List<Format> formats() {
        return Webp.isAvailable() ? List.of(Format.WEBP, Format.JPEG) : List.of(Format.JPEG);
    }

    /**
     * One size.
     *
     * @param master what {@link Master#bytes} was
     * @param region what of the master is shown, in its pixels; null for all
     * @param width of the result, exactly, in pixels
     * @param height of the result, exactly, in pixels
     * @param format one of {@link #formats}
     */
    public byte[] render(byte[] master, Region region, int width, int height, Format format, Imprint imprint) {
        MasterFile file = MasterFile.of(master);
        try {
            Pixels pixels = pixels(file, region, width, height);
            XmpPacket packet = XmpPacket.of(imprint, file.location());
            return switch (format) {
                case JPEG -> packet.intoJpeg(Encoding.jpeg(pixels.onWhite(), JPEG_QUALITY));
                case WEBP -> packet.intoWebp(Webp.encode(pixels, WEBP_QUALITY), pixels);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("The kept master cannot be read", e);
        }
    }

    private static Pixels pixels(MasterFile file, Region region, int width, int height) throws IOException {
        Region whole = region(file.whole());
        Region wanted = region == null ? whole : region;
        if (file.half() != null) {
            Region half = region(file.half());
            Region inHalf = scaled(wanted, whole, half);
            if (inHalf.width() >= width && inHalf.height() >= height) {
                return Resampler.resample(decoded(file.half(), inHalf), width, height);
            }
        }
        return Resampler.resample(decoded(file.whole(), wanted), width, height);
    }

    private static Region scaled(Region region, Region from, Region to) {
        double across = (double) to.width() / from.width();
        double down = (double) to.height() / from.height();
        int x = (int) Math.round(region.x() * across);
        int y = (int) Math.round(region.y() * down);
        return new Region(
                x,
                y,
                (int) Math.round((region.x() + region.width()) * across) - x,
                (int) Math.round((region.y() + region.height()) * down) - y);
    }

    private static Region region(byte[] picture) throws IOException {
        return read(picture, reader -> new Region(0, 0, reader.getWidth(0), reader.getHeight(0)));
    }

    private static Pixels decoded(byte[] picture, Region region) throws IOException {
        return read(picture, reader -> {
            ImageReadParam how = reader.getDefaultReadParam();
            how.setSourceRegion(new Rectangle(region.x(), region.y(), region.width(), region.height()));
            if (!isJpeg(picture)) {
                return PixelReader.read(reader.read(0, how));
            }
            Pixels pixels = Pixels.blank(region.width(), region.height(), Pixels.OPAQUE);
            how.setDestination(pixels.image());
            reader.read(0, how);
            return pixels;
        });
    }

    private static boolean isJpeg(byte[] picture) {
        return Byte.toUnsignedInt(picture[0]) == JPEG_START;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private static <T> T read(byte[] picture, Reading<T> reading) throws IOException {
        ImageReader reader = Codecs.open(isJpeg(picture) ? Codecs.JPEG : Codecs.PNG);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            reader.setInput(in, true, true);
            return reading.from(reader);
        } finally {
            reader.dispose();
        }
    }
}
