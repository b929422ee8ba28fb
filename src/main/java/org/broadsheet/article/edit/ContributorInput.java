package org.broadsheet.article.edit;

import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the contract describes a {@link ContributorDraft}: one who wrote the article and has a page is a slug. */
@Schema(
        name = "ContributorInput",
        description = "The slug of an author who wrote the article, or an object that says more.",
        oneOf = {ContributorInput.AuthorSlug.class, ContributorDraft.class})
interface ContributorInput {

    /** The form of those of whom nothing but their slug is said. */
    @Schema(
            name = "AuthorSlugInput",
            type = SchemaType.STRING,
            description = "The slug of an author who wrote the article.",
            pattern = Slugs.PATTERN)
    interface AuthorSlug {}
}
