package org.broadsheet.article.edit;

import java.util.Optional;
import org.broadsheet.editorial.ContentWriteRequest;
import org.broadsheet.request.Param;

/** The parameters of a write of an article's content. */
record ArticleWriteRequest(
        ContentWriteRequest write,

        @Param(
                description = "Whether this change matters to readers: if `true`, the public `updatedAt` is updated.",
                byDefault = "true")
        boolean material,

        @Param(description = ArticleStepRequest.BY, example = "Mira Holt", maxLength = ArticleStepRequest.NAME_LENGTH)
        Optional<String> by,

        @Param(description = "With `true`, the slug may be one that redirects to another article.", byDefault = "false")
        boolean reuseSlug) {

    ArticleWrites.Manner manner() {
        return new ArticleWrites.Manner(material, reuseSlug);
    }
}
