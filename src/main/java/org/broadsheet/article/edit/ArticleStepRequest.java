package org.broadsheet.article.edit;

import java.util.Optional;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.request.Param;

/** The parameters of a write to an article that sends no content. */
public record ArticleStepRequest(
        WriteRequest write,

        @Param(description = BY, example = "Mira Holt", maxLength = NAME_LENGTH)
        Optional<String> by) {

    static final String BY =
            "The person who writes, as their lock names them: no warning is given of a lock of their own.";
    static final int NAME_LENGTH = 200;
}
