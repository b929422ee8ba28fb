package org.broadsheet.front;

import java.util.List;
import org.broadsheet.article.Teaser;
import org.broadsheet.section.SectionView;
import org.broadsheet.summary.SummaryView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The home page in one call. Each article appears once, at the first of its places.
 *
 * @param lead what opens the page; null in a newsroom without articles
 * @param newest the newest articles besides the lead
 * @param sections those at the top of the publication, in its order, whether they have articles or not
 */
@Schema(name = "Home", description = "The home page in one call; each article appears once.")
public record HomeView(
        @Schema(
                nullable = true,
                description = "What opens the page: of the newest articles the one with the highest priority, then one"
                        + " that is featured, then one with an image; never a sponsored one if there is another.")
        Teaser lead,

        @Schema(description = "The newest articles besides the lead.")
        List<Teaser> newest,

        @Schema(description = "The sections at the top of the publication, in its order, at most 100 of them.")
        List<Part> sections) {

    /**
     * A section on the home page.
     *
     * @param summary its current summary; null if it has none
     * @param articles its newest, and those of the sections below it, that are not above
     */
    @Schema(name = "HomeSection", description = "A section on the home page.")
    public record Part(
            SectionView section,

            @Schema(
                    nullable = true,
                    description = "The section's current summary, with those of the articles it covers that are not"
                            + " above.")
            SummaryView summary,

            @Schema(
                    description = "The newest articles of the section and of those below it that are not above. An"
                            + " article that further sections list is shown in its own.")
            List<Teaser> articles) {}
}
