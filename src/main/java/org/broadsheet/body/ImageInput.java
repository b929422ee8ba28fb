package org.broadsheet.body;

import java.util.List;
import org.broadsheet.delivery.JsonInput;

/** Reads an image that a newsroom sent as JSON. */
public final class ImageInput {

    private static final int LONGEST_SIDE = 100_000;
    private static final int TEXT_LENGTH = 2_000;
    private static final int CREDIT_LENGTH = 500;

    private ImageInput() {}

    /** Reads it; faults are left with the input, what was taken out of the caption is added to the list. */
    public static Image read(JsonInput input, List<Dropped> dropped) {
        String sent = input.requiredText("url", BodyLimits.ADDRESS);
        String url = Addresses.image(sent);
        if (url == null && !sent.isEmpty()) {
            input.fault("url", "Must be an http or https address, or one from the site's root such as /images/a.jpg");
        }
        String alt =
                input.possiblyEmptyText("alt", TEXT_LENGTH).map(Texts::line).orElse(null);
        String caption = input.text("caption", TEXT_LENGTH)
                .map(html -> {
                    Sanitizer.Clean clean = Sanitizer.inline(html);
                    clean.dropped().forEach(one -> dropped.add(one.under(input.pointer("caption"))));
                    return clean.html();
                })
                .orElse(null);
        Image image = new Image(
                url,
                alt,
                caption == null || caption.isEmpty() ? null : caption,
                input.text("credit", CREDIT_LENGTH).map(Texts::line).orElse(null),
                input.number("width", 1, LONGEST_SIDE).orElse(null),
                input.number("height", 1, LONGEST_SIDE).orElse(null));
        input.refuseOthers();
        return image;
    }

    /** A side in pixels as an HTML attribute gives it; null where it is none. */
    static Integer side(String attribute) {
        if (attribute.isEmpty() || attribute.length() > 6) {
            return null;
        }
        int side = 0;
        for (int i = 0; i < attribute.length(); i++) {
            int digit = attribute.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            side = side * 10 + digit;
        }
        return side >= 1 && side <= LONGEST_SIDE ? (Integer) side : null;
    }
}
