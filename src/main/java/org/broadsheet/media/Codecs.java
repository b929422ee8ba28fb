package org.broadsheet.media;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/**
 * The readers and writers of pictures. They are named and registered here, instead of being looked up by format, because several
 * are there for some formats, in no certain order, and because the JDK finds only those that the current thread's class loader
 * knows. Whoever opens one disposes of it.
 */
final class Codecs {

    static {
        // Streams in memory: nothing is left in the folder for temporary files.
        ImageIO.setUseCache(false);
    }

    private static final IIORegistry REGISTRY = IIORegistry.getDefaultInstance();

    static final ImageReaderSpi JPEG = jdk(ImageReaderSpi.class, "jpeg");
    static final ImageReaderSpi PNG = jdk(ImageReaderSpi.class, "png");
    static final ImageReaderSpi GIF = jdk(ImageReaderSpi.class, "gif");
    /** For what the JDK's does not read: CMYK, above all. Several times slower. */
    static final ImageReaderSpi ANY_JPEG = registered(ImageReaderSpi.class, new JPEGImageReaderSpi());

    static final ImageReaderSpi TIFF = registered(ImageReaderSpi.class, new TIFFImageReaderSpi());
    /** In Java; reads animations. */
    static final ImageReaderSpi ANY_WEBP =
            registered(ImageReaderSpi.class, new com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi());
    /** Only where {@link Webp#isAvailable}, as everything of Google's library in native code. */
    static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

    static final ImageWriterSpi JPEG_WRITER = jdk(ImageWriterSpi.class, "jpeg");
    static final ImageWriterSpi PNG_WRITER = jdk(ImageWriterSpi.class, "png");
    static final ImageWriterSpi WEBP_WRITER = new WebPImageWriterSpi();

    private Codecs() {}

    static ImageReader open(ImageReaderSpi provider) {
        try {
            return provider.createReaderInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImageWriter open(ImageWriterSpi provider) {
        try {
            return provider.createWriterInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T registered(Class<T> kind, T provider) {
        REGISTRY.registerServiceProvider(provider, kind);
        return provider;
    }

    private static <T extends ImageReaderWriterSpi> T jdk(Class<T> kind, String format) {
        Iterator<T> all = REGISTRY.getServiceProviders(kind, true);
        while (all.hasNext()) {
            T one = all.next();
            if (one.getClass().getName().startsWith("com.sun.imageio")
                    && Arrays.asList(one.getFormatNames()).contains(format)) {
                return one;
            }
        }
        throw new NoSuchElementException("This JDK has no codec for " + format + ": is java.desktop missing?");
    }
}
