package org.broadsheet.body;

import java.util.List;
import org.broadsheet.picture.Rendition;

/**
 * An image that is kept here, as it is shown wherever it is used.
 *
 * @param url of its largest JPEG; absolute
 * @param width of what is there, in pixels
 * @param height of what is there, in pixels
 * @param alt may be null, as the other words may
 * @param caption inline HTML
 * @param colour {@code #rrggbb}
 * @param placeholder a data URL
 * @param animation where the moving picture is; null for one that does not move
 * @param renditions the narrowest first
 */
public record KeptImage(
        String url,
        int width,
        int height,
        String alt,
        String caption,
        String credit,
        Rights rights,
        DigitalSourceType digitalSourceType,
        String colour,
        String placeholder,
        String animation,
        List<Rendition> renditions) {

    public KeptImage {
        renditions = List.copyOf(renditions);
    }
}
