package org.broadsheet.front;

import java.util.List;
import org.broadsheet.article.Teaser;
import org.broadsheet.request.Address;
import org.broadsheet.section.SectionView;
import org.broadsheet.summary.SummaryView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A section's page in one call. Each article appears once: those that the summary covers are not among the articles.
 *
 * @param summary the section's current summary; null if it has none
 * @param articles the section's newest, without those that the summary covers
 * @param next the address of older articles, from the API's root; null if there are none
 */
@Schema(name = "Front", description = "A section's page in one call; each article appears once.")
public record FrontView(
        SectionView section,

        @Schema(nullable = true, description = "The section's current summary.")
        SummaryView summary,

        @Schema(description = "The section's newest articles, without those that the summary covers.")
        List<Teaser> articles,

        @Schema(
                implementation = String.class,
                nullable = true,
                format = "uri-reference",
                description = "The address of older articles.")
        Address next) {}
