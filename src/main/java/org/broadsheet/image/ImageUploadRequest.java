package org.broadsheet.image;

import java.util.Optional;
import org.broadsheet.body.ImageDraft;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Param;
import org.broadsheet.words.PlainLine;

/** The parameters of an upload of images: what is said of all of them, in place of what their files say. */
record ImageUploadRequest(
        WriteRequest write,

        @Param(description = "The alternative text of new images; plain.")
        Optional<String> alt,

        @Param(description = "The photographer or agency of new images; plain text.")
        Optional<String> credit,

        @Param(description = "The name of the file, where the body is the picture itself.")
        Optional<String> name) {

    /** The parameters; ends the request with a 400 unless all are right. */
    static ImageUploadRequest checked(BoundQuery<ImageUploadRequest> query) {
        query.value()
                .credit()
                .filter(credit -> credit.length() > ImageDraft.CREDIT_LENGTH)
                .ifPresent(credit ->
                        query.faults().add("credit", "Is longer than " + ImageDraft.CREDIT_LENGTH + " characters"));
        checkControls("alt", query.value().alt(), query);
        checkControls("credit", query.value().credit(), query);
        return query.checked();
    }

    private static void checkControls(String name, Optional<String> text, BoundQuery<?> query) {
        text.filter(one -> one.codePoints().anyMatch(PlainLine::isControl))
                .ifPresent(one -> query.faults().add(name, "Has a control character"));
    }
}
