package org.broadsheet.article;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What search engines are told of an article.
 *
 * @param title the title of its page; null where its headline will do
 * @param description what results of a search show; null where its standfirst will do
 * @param noindex whether search engines should not show it: sitemaps leave it out
 */
@Schema(name = "Seo", description = "What search engines are told of an article.")
public record Seo(
        @Schema(
                nullable = true,
                description = "The title of its page; null where its headline will do. Plain text.",
                maxLength = 300)
        String title,

        @Schema(
                nullable = true,
                description = "What results of a search show; null where its standfirst will do. Plain text.",
                maxLength = 1000)
        String description,

        @Schema(
                description =
                        "Whether search engines should not show it. Sitemaps leave it out; your pages say it too.")
        boolean noindex) {}
