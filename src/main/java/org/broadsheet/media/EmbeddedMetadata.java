package org.broadsheet.media;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.properties.XMPProperty;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessFileReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.photoshop.PhotoshopReader;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tags in a file, by where they are. Whatever is damaged counts as absent: it must not keep a picture out. */
final class EmbeddedMetadata {

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cc}\\x{D800}-\\x{DFFF}\\uFFFD]+");
    /** Degrees, minutes with a fraction, direction; or degrees, minutes, seconds, direction. */
    private static final Pattern DEGREES =
            Pattern.compile("(\\d{1,3}),(\\d{1,2}(?:\\.\\d{1,12})?)(?:,(\\d{1,2}(?:\\.\\d{1,12})?))?([NSEW])");

    private static final double MINUTES = 60;
    private static final double SECONDS = 3600;

    private final Metadata metadata;

    private EmbeddedMetadata(Metadata metadata) {
        this.metadata = metadata;
    }

    static EmbeddedMetadata of(PictureFile file) {
        Metadata metadata = new Metadata();
        Blocks blocks = file.scan().blocks();
        if (file.type() == PictureType.TIFF) {
            attempt(() -> readTiff(file, metadata));
        }
        if (blocks.exif() != null) {
            attempt(() -> new ExifReader().extract(new ByteArrayReader(blocks.exif()), metadata));
        }
        if (blocks.photoshop() != null) {
            attempt(() -> new PhotoshopReader()
                    .extract(new SequentialByteArrayReader(blocks.photoshop()), blocks.photoshop().length, metadata));
        }
        if (blocks.xmp() != null && !declaresEntities(blocks.xmp())) {
            attempt(() -> new XmpReader().extract(blocks.xmp(), metadata));
        }
        return new EmbeddedMetadata(metadata);
    }

    private static void readTiff(PictureFile file, Metadata metadata) throws IOException {
        try (RandomAccessFile tiff = new RandomAccessFile(file.path().toFile(), "r")) {
            new ExifReader().extract(new RandomAccessFileReader(tiff), metadata);
        }
    }

    /** No program writes such XMP, and a few lines of it can become gigabytes. */
    private static boolean declaresEntities(byte[] xmp) {
        return new String(xmp, StandardCharsets.ISO_8859_1).contains("<!");
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private static void attempt(Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            Log.debug("Metadata of a picture is damaged", e);
        }
    }

    /** A property: its text, the one for all languages, or its first value. */
    Optional<String> xmp(String namespace, String name) {
        return packets()
                .flatMap(packet -> text(packet, namespace, name).stream())
                .findFirst();
    }

    /** A field of the first value of a property, in the same namespace. */
    Optional<String> xmpOfFirst(String namespace, String name, String field) {
        return packets()
                .flatMap(packet -> field(packet, namespace, name + "[1]", field).stream())
                .findFirst();
    }

    private Stream<XMPMeta> packets() {
        return metadata.getDirectoriesOfType(XmpDirectory.class).stream().map(XmpDirectory::getXMPMeta);
    }

    private static Optional<String> text(XMPMeta packet, String namespace, String name) {
        try {
            XMPProperty property = packet.getProperty(namespace, name);
            if (property == null) {
                return Optional.empty();
            }
            if (property.getOptions().isArrayAltText()) {
                property = packet.getLocalizedText(namespace, name, null, "x-default");
            } else if (property.getOptions().isArray()) {
                property = packet.getArrayItem(namespace, name, 1);
            }
            return clean(property == null ? null : property.getValue());
        } catch (XMPException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> field(XMPMeta packet, String namespace, String name, String field) {
        try {
            XMPProperty property = packet.getStructField(namespace, name, namespace, field);
            return clean(property == null ? null : property.getValue());
        } catch (XMPException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** A record of the IPTC's. */
    Optional<String> iptc(int tag) {
        return tag(IptcDirectory.class, tag);
    }

    /** A tag of Exif's first directory. */
    Optional<String> exif(int tag) {
        return tag(ExifIFD0Directory.class, tag);
    }

    private Optional<String> tag(Class<? extends Directory> kind, int tag) {
        return metadata.getDirectoriesOfType(kind).stream()
                .flatMap(directory -> clean(directory.getString(tag)).stream())
                .findFirst();
    }

    /** In one line, without what the database and XML cannot hold. */
    private static Optional<String> clean(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String clean = BLANK.matcher(text).replaceAll(" ").strip();
        return clean.isEmpty() ? Optional.empty() : Optional.of(Normalizer.normalize(clean, Normalizer.Form.NFC));
    }

    /** Where the picture was taken. */
    Optional<Location> location() {
        return metadata.getDirectoriesOfType(GpsDirectory.class).stream()
                .map(GpsDirectory::getGeoLocation)
                .filter(place -> place != null && !place.isZero())
                .map(place -> new Location(place.getLatitude(), place.getLongitude()))
                .findFirst()
                .or(this::xmpLocation);
    }

    private Optional<Location> xmpLocation() {
        return degrees("GPSLatitude")
                .flatMap(latitude -> degrees("GPSLongitude").map(longitude -> new Location(latitude, longitude)));
    }

    private Optional<Double> degrees(String name) {
        return xmp(Xmp.EXIF, name)
                .map(DEGREES::matcher)
                .filter(Matcher::matches)
                .map(parts -> {
                    double seconds = parts.group(3) == null ? 0 : Double.parseDouble(parts.group(3));
                    double value = Double.parseDouble(parts.group(1))
                            + Double.parseDouble(parts.group(2)) / MINUTES
                            + seconds / SECONDS;
                    return "SW".contains(parts.group(4)) ? -value : value;
                });
    }
}
