package org.broadsheet.media;

import org.broadsheet.body.DigitalSourceType;

/**
 * What each size of a picture says of itself, wherever it is taken to. All may be null.
 *
 * @param credit the photographer or agency
 * @param copyright the notice
 * @param digitalSourceType how it came about; the IPTC wants it to stay with the picture
 */
public record Imprint(String credit, String copyright, DigitalSourceType digitalSourceType) {

    /** Says nothing. */
    public static final Imprint NONE = new Imprint(null, null, null);
}
