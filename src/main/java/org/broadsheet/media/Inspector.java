package org.broadsheet.media;

import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Tells what a file is by its content, whatever its name says, and refuses what is no picture or would not fit in memory. Reads
 * headers only; a fault in the pixels is found by {@link MasterMaker}.
 */
@Singleton
public class Inspector {

    private static final int BEGINNING = 512;
    /** What neither JPEG nor PNG nor TIFF as we keep them needs more of: red, green, blue and black, and transparency. */
    private static final int MOST_CHANNELS = 5;

    private static final int MILLION = 1_000_000;

    private final ImageSettings settings;

    Inspector(ImageSettings settings) {
        this.settings = settings;
    }

    /**
     * What a file is.
     *
     * @throws UnfitPictureException if it cannot be kept
     * @throws IOException if it cannot be read
     */
    public PictureFile inspect(Path path) throws UnfitPictureException, IOException {
        try (ImageInputStream in = new FileImageInputStream(path.toFile())) {
            byte[] beginning = new byte[(int) Math.min(BEGINNING, in.length())];
            in.readFully(beginning);
            in.seek(0);
            PictureType type = type(beginning);
            Scan scan = scanner(type).scan(in);
            check(scan);
            return new PictureFile(path, type, scan);
        } catch (EOFException e) {
            throw new UnfitPictureException("The file ends before the picture does.", e);
        }
    }

    private static PictureType type(byte[] beginning) throws UnfitPictureException {
        String latin = new String(beginning, StandardCharsets.ISO_8859_1);
        if (latin.startsWith("\u00ff\u00d8\u00ff")) {
            return PictureType.JPEG;
        }
        if (latin.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PictureType.PNG;
        }
        if (latin.startsWith("GIF87a") || latin.startsWith("GIF89a")) {
            return PictureType.GIF;
        }
        if (latin.startsWith("RIFF") && latin.startsWith("WEBP", 8)) {
            return PictureType.WEBP;
        }
        if (latin.startsWith("II*\0") || latin.startsWith("MM\0*")) {
            return PictureType.TIFF;
        }
        throw new UnfitPictureException(refusal(beginning, latin) + " Send a JPEG, PNG, WebP, GIF or TIFF file.");
    }

    private static String refusal(byte[] beginning, String latin) {
        if (beginning.length == 0) {
            return "The file is empty.";
        }
        String text = latin.strip().toLowerCase(Locale.ROOT);
        if (text.contains("<svg")) {
            return "The file is an SVG drawing, which can carry scripts.";
        }
        if (text.contains("<html") || text.contains("<!doctype html")) {
            return "The file is an HTML page.";
        }
        if (text.startsWith("%pdf")) {
            return "The file is a PDF document.";
        }
        if (latin.startsWith("ftyp", 4)) {
            return "The file is HEIC, AVIF or a video.";
        }
        return "The file is no picture that can be read.";
    }

    private static Scanner scanner(PictureType type) {
        return switch (type) {
            case JPEG -> new JpegScanner();
            case PNG -> new PngScanner();
            case GIF -> new GifScanner();
            case WEBP -> new WebpScanner();
            case TIFF -> new TiffScanner();
        };
    }

    private void check(Scan scan) throws UnfitPictureException {
        if (scan.width() < 1 || scan.height() < 1) {
            throw new UnfitPictureException("The picture has no pixels.");
        }
        long pixels = (long) scan.width() * scan.height();
        if (pixels > (long) settings.mostMegapixels() * MILLION) {
            throw new UnfitPictureException(String.format(
                    Locale.ROOT,
                    "The picture has %d × %d pixels; at most %d million are taken.",
                    scan.width(),
                    scan.height(),
                    settings.mostMegapixels()));
        }
        if (scan.channels() > MOST_CHANNELS) {
            throw new UnfitPictureException(
                    "The picture has " + scan.channels() + " channels; at most " + MOST_CHANNELS + " can be read.");
        }
    }
}
