package org.broadsheet.article;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Someone who made an article: one of its authors, or a guest, who has no page.
 *
 * @param slug the author's name in paths; null for a guest
 * @param kind of authors, who have a page, always a person
 * @param url the author's page on the public site, or what a guest wants to be linked to; null for a guest without one
 */
@Schema(
        name = "Contributor",
        description = "Someone who made an article: one of its authors, or a guest, who has no page. Link to a page of"
                + " your own only where there is a `slug`.")
public record Contributor(
        @Schema(nullable = true, description = "The author's name in paths; null for a guest.", examples = "mira-holt")
        String slug,

        @Schema(description = "The display name.", maxLength = 200, examples = "Mira Holt")
        String name,

        @Schema(description = "What they did for the article. What they do at the publication is in `authors`.")
        ContributorRole role,

        @Schema(description = "Authors who have a page are persons.")
        ContributorKind kind,

        @Schema(
                nullable = true,
                description = "The author's page on the public site, or the guest's own site.",
                format = "uri",
                maxLength = 2000)
        String url) {}
