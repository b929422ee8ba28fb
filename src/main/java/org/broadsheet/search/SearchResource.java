package org.broadsheet.search;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Previewable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Search over articles, summaries, authors and tags together. Public. */
@Path("/v1/search")
@PermitAll
@Previewable
@Tag(name = "Search", description = "Finding by words.")
public class SearchResource {

    private static final int MOST = 20;
    private static final int USUALLY = 10;

    private final Search search;

    SearchResource(Search search) {
        this.search = search;
    }

    @GET
    @Operation(
            operationId = "searchEverything",
            summary = "Articles, summaries, authors and tags with these words",
            description = "The best few of each kind. For all articles, with filters and pages, use `q` of the list of"
                    + " articles, to which `articles.page.next` leads.")
    public Found find(@BeanParam SearchQueryParameters query) {
        Parameters parameters = query.parameters();
        String text = text(parameters);
        int limit = parameters.number("limit", USUALLY, 1, MOST);
        parameters.check();
        return search.everything(text, limit);
    }

    @GET
    @Path("/suggest")
    @Operation(
            operationId = "getSuggestions",
            summary = "What a reader may be about to type",
            description = "Sections, tags and authors whose names have a word that begins like that, and the newest"
                    + " articles with headlines that do.")
    public Suggestions suggest(@BeanParam SearchQueryParameters query) {
        Parameters parameters = query.parameters();
        String text = text(parameters);
        int limit = parameters.number("limit", USUALLY, 1, MOST);
        parameters.check();
        return search.suggestions(text, limit);
    }

    private static String text(Parameters parameters) {
        if (!parameters.sent().containsKey("q")) {
            parameters.fault(Fault.parameter("q", "Is required: the words to look for"));
        }
        return parameters.one("q").orElse("");
    }
}
