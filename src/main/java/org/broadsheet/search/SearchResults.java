package org.broadsheet.search;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.util.List;
import org.broadsheet.article.Teaser;
import org.broadsheet.list.Listing;
import org.broadsheet.list.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The results of a search over everything, by kind. */
@Schema(name = "SearchResults", description = "The results of a search over everything, by kind.")
public record SearchResults(
        @Schema(description = "Articles, best first.") Page<Teaser> articles,
        @Schema(description = "Digests, newest first.") List<Named> summaries,
        @Schema(description = "Authors by name.") List<Named> authors,
        @Schema(description = "Tags by name.") List<Named> tags)
        implements Listing {

    /** Fields are those of articles: everything else that is found has only its name. */
    @Override
    public JsonPointer itemsAt() {
        return JsonPointer.valueOf("/articles/items");
    }

    /** A thing that was found by its name. */
    @Schema(name = "FoundThing", description = "A thing that was found by its name.")
    public record Named(
            @Schema(
                    description = "What it is.",
                    enumeration = {"article", "author", "section", "summary", "tag"})
            String type,

            @Schema(description = "Its name in paths.", maxLength = 200)
            String slug,

            @Schema(description = "Its display name.", maxLength = 500)
            String name,

            @Schema(description = "Its page on the public site.")
            URI url) {}
}
