package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.access.ReadingRight;
import org.broadsheet.article.Criterion;
import org.broadsheet.name.Kind;
import org.broadsheet.name.Moves;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.TakesTrackingMarks;
import org.broadsheet.response.Previewable;
import org.broadsheet.response.Rendered;
import org.broadsheet.section.SectionView;
import org.broadsheet.section.Sections;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A section's articles as a feed, and the section as schema.org has it. Public, cacheable. */
@Path("/v1/sections/" + FeedForms.SLUG_DOT + FeedForms.FORM + FeedForms.NAMED + FeedForms.END)
@PermitAll
@Previewable
@TakesTrackingMarks
@Tag(name = "Feeds")
public class SectionFeedResource {

    private final Sections sections;
    private final Feeds feeds;
    private final Moves moves;
    private final SchemaOrg schemaOrg;

    SectionFeedResource(Sections sections, Feeds feeds, Moves moves, SchemaOrg schemaOrg) {
        this.sections = sections;
        this.feeds = feeds;
        this.moves = moves;
        this.schemaOrg = schemaOrg;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @SecurityRequirement(name = ReadingRight.KEY)
    @Operation(
            operationId = "listSectionArticlesAs",
            summary = "A section’s articles",
            description = "With the filters of `/v1/articles`, but for `section`.")
    @APIResponse(responseCode = "200", description = "The articles.")
    @APIResponse(responseCode = "308", ref = "Moved")
    public Rendered list(
            @RestPath @Parameter(description = "The section's slug.", example = "local") String slug,
            @RestPath @Parameter(description = ArticleFeedResource.FORM) String form,
            @BeanParam BoundQuery<ArticleFeedRequest> query) {
        SectionView section = moves.find(Kind.SECTION, slug, sections::bySlug);
        if (form.equals("jsonld")) {
            return schemaOrg.of(section, query);
        }
        return feeds.articles(
                form,
                query,
                new Feeds.Subject(section.name(), section.description(), section.url(), Criterion.SECTION, slug));
    }
}
