package org.broadsheet.picture;

import java.util.Arrays;
import java.util.Optional;

/** The formats in which sizes are made. */
public enum Format {
    /** Smaller; what nearly every browser reads. */
    WEBP("webp", "image/webp"),
    /** What everything reads. */
    JPEG("jpg", "image/jpeg");

    private final String extension;
    private final String mediaType;

    Format(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The end of its addresses, without the dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The format of this extension; empty for any other text. */
    public static Optional<Format> ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst();
    }
}
