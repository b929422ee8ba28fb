package org.broadsheet.media;

import com.luciad.imageio.webp.WebPReadParam;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads the pixels of a file: of its first frame, in the file's own colours, as they are stored. */
final class Decoder {

    private static final int MOST_OF_JDK = 3;

    private final PictureFile file;
    private final int step;

    private Decoder(PictureFile file, int step) {
        this.file = file;
        this.step = step;
    }

    /**
     * @param step of how many columns and rows one is read
     * @throws UnfitPictureException if they cannot be read
     */
    static Pixels decode(PictureFile file, int step) throws UnfitPictureException {
        try (ImageInputStream in = new FileImageInputStream(file.path().toFile())) {
            return new Decoder(file, step).decode(in);
        } catch (IOException | RuntimeException e) {
            throw new UnfitPictureException("The file is damaged: its pixels cannot be read.", e);
        }
    }

    private Pixels decode(ImageInputStream in) throws IOException, UnfitPictureException {
        return switch (file.type()) {
            case JPEG -> jpeg(in);
            case PNG -> read(Codecs.PNG, in);
            case GIF -> read(Codecs.GIF, in);
            case TIFF -> read(Codecs.TIFF, in);
            case WEBP -> read(Webp.isAvailable() && !file.animated() ? Codecs.WEBP : Codecs.ANY_WEBP, in);
        };
    }

    private Pixels jpeg(ImageInputStream in) throws IOException, UnfitPictureException {
        if (file.scan().channels() > MOST_OF_JDK) {
            return read(Codecs.ANY_JPEG, in);
        }
        try (ImageInputStream plain = new MemoryCacheImageInputStream(JpegStream.of(in))) {
            return read(Codecs.JPEG, plain);
        }
    }

    private Pixels read(ImageReaderSpi provider, ImageInputStream in) throws IOException, UnfitPictureException {
        ImageReader reader = Codecs.open(provider);
        try {
            AtomicBoolean cutOff = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> cutOff.compareAndSet(false, saysCutOff(warning)));
            reader.setInput(in, true, true);
            checkSize(reader);
            Pixels pixels = pixels(reader);
            if (cutOff.get()) {
                throw new UnfitPictureException("The file ends before the picture does.");
            }
            return pixels;
        } finally {
            reader.dispose();
        }
    }

    /** In the words of libjpeg and of the JDK, which show grey for what is missing. */
    private static boolean saysCutOff(String warning) {
        return warning.contains("Premature end") || warning.contains("Missing EOI");
    }

    /** What is allocated is what was inspected. */
    private void checkSize(ImageReader reader) throws IOException, UnfitPictureException {
        if (reader.getWidth(0) != file.scan().width()
                || reader.getHeight(0) != file.scan().height()) {
            throw new UnfitPictureException("The file contradicts itself about the size of its picture.");
        }
    }

    private Pixels pixels(ImageReader reader) throws IOException {
        ImageReadParam how = reader.getDefaultReadParam();
        int width = ceilDiv(file.scan().width(), step);
        int height = ceilDiv(file.scan().height(), step);
        if (how instanceof WebPReadParam webp) {
            webp.setUseScaling(true);
            webp.setScaledWidth(width);
            webp.setScaledHeight(height);
        } else {
            how.setSourceSubsampling(step, step, 0, 0);
        }
        if (reader.getOriginatingProvider() == Codecs.JPEG && file.scan().channels() == Pixels.OPAQUE) {
            Pixels pixels = Pixels.blank(width, height, Pixels.OPAQUE);
            how.setDestination(pixels.image());
            reader.read(0, how);
            return pixels;
        }
        return PixelReader.read(reader.read(0, how));
    }

    private static int ceilDiv(int number, int divisor) {
        return (number + divisor - 1) / divisor;
    }
}
