package org.broadsheet.media;

import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.iptc.IptcDirectory;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.body.DigitalSourceType;
import org.broadsheet.body.Rights;

/**
 * What a file says of its picture, as photographers and agencies write it (IPTC Photo Metadata Standard 2023.2): in XMP, else in
 * the IPTC's older records, else in Exif. All may be null. Texts are plain, in one line, and cut to what articles take.
 *
 * @param alt for those who do not see it
 * @param caption what it shows
 * @param credit the agency, else the photographer
 * @param rights null if nothing is said of them
 * @param digitalSourceType how it came about
 * @param hasLocation whether it says where it was taken
 */
public record PictureWords(
        String alt,
        String caption,
        String credit,
        Rights rights,
        DigitalSourceType digitalSourceType,
        boolean hasLocation) {

    private static final int TEXT = 2000;
    private static final int CREDIT = 500;
    private static final int COPYRIGHT = 500;
    private static final int USAGE_TERMS = 1000;
    private static final int ADDRESS = 2000;
    private static final Pattern WEB = Pattern.compile("https?://[^\\s\"<>\\\\^`{|}]+");
    /** What cameras write as the description of every picture. */
    private static final Pattern OF_CAMERA = Pattern.compile(
            "(?i)OLYMPUS DIGITAL CAMERA|SONY DSC|SAMSUNG.*|KONICA MINOLTA.*|MINOLTA.*|DCIM.*|default|untitled");

    /** What a file says. What is damaged is left out. */
    public static PictureWords of(PictureFile file) {
        EmbeddedMetadata said = EmbeddedMetadata.of(file);
        return new PictureWords(
                first(TEXT, Stream.of(said.xmp(Xmp.IPTC_CORE, "AltTextAccessibility"))),
                caption(said),
                first(
                        CREDIT,
                        Stream.of(
                                said.xmp(Xmp.PHOTOSHOP, "Credit"),
                                said.iptc(IptcDirectory.TAG_CREDIT),
                                said.xmp(Xmp.DUBLIN_CORE, "creator"),
                                said.iptc(IptcDirectory.TAG_BY_LINE),
                                said.exif(ExifDirectoryBase.TAG_ARTIST))),
                rights(said),
                said.xmp(Xmp.IPTC_EXTENSION, "DigitalSourceType")
                        .flatMap(PictureWords::digitalSourceType)
                        .orElse(null),
                said.location().isPresent());
    }

    private static String caption(EmbeddedMetadata said) {
        return first(
                TEXT,
                Stream.of(
                        said.xmp(Xmp.DUBLIN_CORE, "description").filter(PictureWords::isOfPerson),
                        said.iptc(IptcDirectory.TAG_CAPTION).filter(PictureWords::isOfPerson),
                        said.xmp(Xmp.PHOTOSHOP, "Headline"),
                        said.iptc(IptcDirectory.TAG_HEADLINE),
                        said.exif(ExifDirectoryBase.TAG_IMAGE_DESCRIPTION).filter(PictureWords::isOfPerson)));
    }

    private static boolean isOfPerson(String description) {
        return !OF_CAMERA.matcher(description).matches();
    }

    private static Rights rights(EmbeddedMetadata said) {
        String copyright = first(
                COPYRIGHT,
                Stream.of(
                        said.xmp(Xmp.DUBLIN_CORE, "rights"),
                        said.iptc(IptcDirectory.TAG_COPYRIGHT_NOTICE),
                        said.exif(ExifDirectoryBase.TAG_COPYRIGHT)));
        String usageTerms = first(USAGE_TERMS, Stream.of(said.xmp(Xmp.RIGHTS, "UsageTerms")));
        String license = Stream.of(
                        said.xmp(Xmp.CREATIVE_COMMONS, "license"),
                        said.xmp(Xmp.RIGHTS, "WebStatement"),
                        said.xmpOfFirst(Xmp.PLUS, "Licensor", "LicensorURL"))
                .flatMap(Optional::stream)
                .filter(address ->
                        address.length() <= ADDRESS && WEB.matcher(address).matches())
                .findFirst()
                .orElse(null);
        return copyright == null && usageTerms == null && license == null
                ? null
                : new Rights(copyright, usageTerms, license, null);
    }

    /** Of the address of a NewsCode, or of the code alone. */
    private static Optional<DigitalSourceType> digitalSourceType(String value) {
        String code = value.substring(value.lastIndexOf('/') + 1);
        return Arrays.stream(DigitalSourceType.values())
                .filter(type -> type.wireName().equals(code))
                .findFirst();
    }

    /** The first text there is, cut to a length in characters; null for none. */
    private static String first(int most, Stream<Optional<String>> texts) {
        return texts.flatMap(Optional::stream)
                .findFirst()
                .map(text -> shortened(text, most))
                .orElse(null);
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + '…';
    }
}
