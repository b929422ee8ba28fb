package org.broadsheet.feed;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.broadsheet.article.Ai;
import org.broadsheet.article.AiUse;
import org.broadsheet.body.DigitalSourceType;
import org.broadsheet.body.Image;

/** How a text or an image was made by machines, as a {@link DigitalSourceType}. */
public enum DigitalSource {
    GENERATED(
            DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA,
            "Generated with artificial intelligence",
            "Image generated with artificial intelligence"),
    ASSISTED(
            DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
            "Written with the help of artificial intelligence",
            "Image made with the help of artificial intelligence");

    private final DigitalSourceType type;
    private final String label;
    private final String ofImages;

    DigitalSource(DigitalSourceType type, String label, String ofImages) {
        this.type = type;
        this.label = label;
        this.ofImages = ofImages;
    }

    /** That of a text; empty where nothing is said or no machine wrote any of it. */
    static Optional<DigitalSource> of(Ai ai) {
        if (ai == null || !ai.hasMachineText()) {
            return Optional.empty();
        }
        return Optional.of(ai.use() == AiUse.GENERATED ? GENERATED : ASSISTED);
    }

    /** What readers are told, in the newsroom's own words where it has some. */
    public static Optional<String> notice(Ai ai) {
        return of(ai).map(source -> source.label
                + (ai.reviewedBy() == null ? "" : "; reviewed by " + ai.reviewedBy())
                + "."
                + (ai.note() == null ? "" : " " + ai.note()));
    }

    /** What readers are told of an image, as article 50 of the AI Act wants it said. */
    public static Optional<String> notice(Image image) {
        DigitalSourceType type = image.digitalSourceType();
        return Arrays.stream(values())
                .filter(source -> source.type == type)
                .findFirst()
                .map(source -> source.ofImages);
    }

    /** What it is, for people. */
    String label() {
        return label;
    }

    /** Its address among the IPTC's NewsCodes. */
    URI newsCode() {
        return type.newsCode();
    }

    /** Its address at schema.org. */
    URI schemaOrg() {
        return type.schemaOrg();
    }
}
