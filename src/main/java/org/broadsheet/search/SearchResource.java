package org.broadsheet.search;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.quota.Limited;
import org.broadsheet.quota.Policy;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Previewable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Search over articles, summaries, authors and tags together. Public. */
@Path("/v1/search")
@PermitAll
@Previewable
@Limited(Policy.SEARCH)
@Tag(name = "Search", description = "Full-text search.")
public class SearchResource {

    private final Search search;

    SearchResource(Search search) {
        this.search = search;
    }

    @GET
    @Operation(
            operationId = "searchEverything",
            summary = "Articles, summaries, authors and tags with these words",
            description =
                    "The best few results of each kind. For all articles, with filters and pages, use `q` of the list"
                            + " of articles, to which `articles.page.next` leads.")
    public SearchResults find(@BeanParam BoundQuery<SearchRequest> query) {
        return search.everything(query.checked());
    }

    @GET
    @Path("/suggest")
    @Operation(
            operationId = "getSuggestions",
            summary = "Suggestions for what a reader is typing",
            description = "Sections, tags and authors whose names have a word that begins with the text, and the newest"
                    + " articles whose headlines have one.")
    public Suggestions suggest(@BeanParam BoundQuery<SuggestionRequest> query) {
        return search.suggestions(query.checked());
    }
}
