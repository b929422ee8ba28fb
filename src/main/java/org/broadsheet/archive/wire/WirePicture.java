package org.broadsheet.archive.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import org.broadsheet.body.DigitalSourceType;

/**
 * A picture that belongs to a story. Everything but its address may be null.
 *
 * @param url http or https, or the path of a picture that lies in the archive, which is then from the root
 * @param caption plain text
 * @param digitalSourceType a code of the IPTC's, or an address that ends with one
 */
record WirePicture(
        String url,
        String alt,
        String caption,
        String credit,
        Integer width,
        Integer height,
        String copyright,
        String usageTerms,
        String license,
        String digitalSourceType) {

    private static final int LONGEST_CAPTION = 2_000;
    private static final int LONGEST_CREDIT = 500;
    private static final int LONGEST_TERMS = 1_000;

    WirePicture {
        url = url.matches("(?i)https?://.*") || url.startsWith("/")
                ? url
                : "/" + url.replaceFirst("^(\\./)+", "").replace(" ", "%20");
    }

    /** A picture of which only this is known. */
    static WirePicture of(String url, String caption, String credit) {
        return new WirePicture(url, null, caption, credit, null, null, null, null, null, null);
    }

    /** Cuts a text to the length that its field may have. */
    @FunctionalInterface
    interface Cut {

        /**
         * The text, or its beginning.
         *
         * @param field what it is, in words for its sender
         */
        String cut(String field, String text, int longest);
    }

    /** As the {@code leadImage} of a record. */
    ObjectNode image(Cut cut) {
        ObjectNode image = JsonNodeFactory.instance.objectNode().put("url", url);
        put(image, "alt", alt, LONGEST_CAPTION, cut);
        if (caption != null) {
            image.put(
                    "caption",
                    WireText.escape(cut.cut("picture's caption", caption, LONGEST_CAPTION - LONGEST_CREDIT)));
        }
        put(image, "credit", credit, LONGEST_CREDIT, cut);
        if (width != null && height != null && width > 0 && height > 0 && width <= 100_000 && height <= 100_000) {
            image.put("width", width).put("height", height);
        }
        if (copyright != null || usageTerms != null || license != null) {
            ObjectNode rights = image.putObject("rights");
            put(rights, "copyright", copyright, LONGEST_CREDIT, cut);
            put(rights, "usageTerms", usageTerms, LONGEST_TERMS, cut);
            put(rights, "license", license, LONGEST_CAPTION, cut);
        }
        source().ifPresent(code -> image.put("digitalSourceType", code));
        return image;
    }

    private Optional<String> source() {
        if (digitalSourceType == null) {
            return Optional.empty();
        }
        String last = digitalSourceType.replaceFirst("^.*[:/]", "");
        return Arrays.stream(DigitalSourceType.values())
                .map(DigitalSourceType::wireName)
                .filter(last::equals)
                .findFirst();
    }

    /** As a figure of a body. */
    String figure() {
        StringBuilder html = new StringBuilder("<figure><img src=\"")
                .append(WireText.escape(url))
                .append('"');
        if (alt != null) {
            html.append(" alt=\"").append(WireText.escape(alt)).append('"');
        }
        html.append('>');
        if (caption != null || credit != null) {
            html.append("<figcaption>").append(caption == null ? "" : WireText.escape(caption));
            if (credit != null) {
                html.append(" <small>").append(WireText.escape(credit)).append("</small>");
            }
            html.append("</figcaption>");
        }
        return html.append("</figure>").toString();
    }

    private static void put(ObjectNode object, String name, String value, int longest, Cut cut) {
        if (value != null) {
            object.put(name, cut.cut("picture's " + name, value, longest));
        }
    }
}
