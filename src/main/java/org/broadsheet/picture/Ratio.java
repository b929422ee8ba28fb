package org.broadsheet.picture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The ratios of width to height to which a picture is cut. */
@Schema(name = "Ratio", description = "A ratio of width to height to which pictures are cut.")
public enum Ratio implements WireName {
    /** Cards, link previews, video. */
    WIDE(16, 9),
    /** Cards of news. */
    CLASSIC(4, 3),
    /** Thumbnails, portraits. */
    SQUARE(1, 1),
    /** Stories on phones. */
    UPRIGHT(3, 4);

    private final int width;
    private final int height;

    Ratio(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Its name in addresses and JSON: {@code 16x9}. */
    @Override
    @JsonValue
    public String wireName() {
        return width + "x" + height;
    }

    /** The ratio of this name; empty for any other text. */
    public static Optional<Ratio> named(String name) {
        return Arrays.stream(values())
                .filter(ratio -> ratio.wireName().equals(name))
                .findFirst();
    }

    @JsonCreator
    static Ratio read(String name) {
        return named(name).orElseThrow(() -> new IllegalArgumentException("Not a ratio: " + name));
    }

    /** Width through height. */
    double value() {
        return (double) width / height;
    }

    /** The height of a picture of this ratio and width, in pixels; at least 1. */
    int heightOf(int width) {
        return Math.max(1, (int) Math.round(width / value()));
    }
}
