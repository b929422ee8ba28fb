package org.broadsheet.index;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The index of the API, for people and crawlers. */
@Path("/v1")
@PermitAll
@Tag(name = "Index", description = "Where everything is, for people and crawlers.")
public class IndexResource {

    private static final List<IndexView.Resource> RESOURCES = List.of(
            new IndexView.Resource("articles", "/v1/articles", "Teasers, newest first"),
            new IndexView.Resource("article", "/v1/articles/{slug}", "One article, whole"),
            new IndexView.Resource("related", "/v1/articles/{slug}/related", "Stories related to an article"),
            new IndexView.Resource("fronts", "/v1/fronts/{section}", "A section's page in one call"),
            new IndexView.Resource("summaries", "/v1/summaries", "Digests, newest first"),
            new IndexView.Resource("summary", "/v1/summaries/{slug}", "One digest"),
            new IndexView.Resource("sections", "/v1/sections", "Sections, in the publication's order"),
            new IndexView.Resource("section", "/v1/sections/{slug}", "One section"),
            new IndexView.Resource("sectionSummary", "/v1/sections/{slug}/summary", "A section's current digest"),
            new IndexView.Resource("authors", "/v1/authors", "Authors by name"),
            new IndexView.Resource("author", "/v1/authors/{slug}", "One author, with their bio"),
            new IndexView.Resource("tags", "/v1/tags", "Tags by name, with their number of articles"),
            new IndexView.Resource("corrections", "/v1/corrections", "Notices, newest first"),
            new IndexView.Resource("resolve", "/v1/resolve{?path}", "What a path of the public site is now"),
            new IndexView.Resource("redirects", "/v1/redirects", "Paths of the public site that moved"),
            new IndexView.Resource("changes", "/v1/changes{?cursor,wait}", "What changed, oldest first"),
            new IndexView.Resource("export", "/v1/export.ndjson", "Everything public, to start a mirror from"),
            new IndexView.Resource("tag", "/v1/tags/{slug}", "One tag"),
            new IndexView.Resource("feed", "/v1/articles.rss", "Articles as RSS; also .atom, .jsonfeed and others"),
            new IndexView.Resource("sitemap", "/v1/sitemap.xml", "The sitemaps of the whole archive"));

    private final String version;

    IndexResource(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    @GET
    @Operation(
            operationId = "getIndex",
            summary = "Where everything is",
            description = "The addresses of all resources, of this contract and of its page to try things out.")
    public IndexView index() {
        return new IndexView("Broadsheet", version, RESOURCES, "/q/openapi", "/q/swagger-ui");
    }
}
