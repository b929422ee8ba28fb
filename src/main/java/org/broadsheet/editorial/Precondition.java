package org.broadsheet.editorial;

import java.util.Map;
import org.broadsheet.delivery.Problem;

/**
 * {@code If-Match} (RFC 9110, section 13.1.1), which every write of a thing that exists must carry, so that no update is
 * lost (RFC 6585, section 3).
 *
 * @param ifMatch the field as it was sent; null where it was not
 */
public record Precondition(String ifMatch) {

    /** The entity tag of a version, in its quotes. */
    public static String tag(int version) {
        return "\"v" + version + '"';
    }

    /**
     * Ends the request unless it was made for this version: 428 without the field, 412 with another version's.
     *
     * @param version the stored thing's, which the caller has locked
     */
    public void check(int version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(
                            428,
                            "precondition-required",
                            "Precondition required",
                            "Send If-Match with the ETag of the version that you read, so that nobody's change is lost.")
                    .exception();
        }
        for (String tag : ifMatch.split(",")) {
            if (tag.strip().equals("*") || tag.strip().equals(tag(version))) {
                return;
            }
        }
        throw Problem.of(
                        412,
                        "precondition-failed",
                        "Precondition failed",
                        "It was changed meanwhile: it is at version " + version + ". Read it again and make your change"
                                + " to that.")
                .exception(Map.of("ETag", tag(version)));
    }
}
