package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.article.ArticleSelection;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.Rendered;
import org.broadsheet.section.SectionView;
import org.broadsheet.section.Sections;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A section's articles as a feed, and the section as schema.org has it. Public, cacheable. */
@Path("/v1/sections/" + FeedForms.SLUG_DOT + FeedForms.FORM + FeedForms.NAMED + FeedForms.END)
@PermitAll
@Previewable
@Tag(name = "Feeds")
public class SectionFeedResource {

    private final Sections sections;
    private final Feeds feeds;
    private final SchemaOrg schemaOrg;

    SectionFeedResource(Sections sections, Feeds feeds, SchemaOrg schemaOrg) {
        this.sections = sections;
        this.feeds = feeds;
        this.schemaOrg = schemaOrg;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "listSectionFeed",
            summary = "A section’s articles as a feed",
            description =
                    "In the forms that all articles have, with the same parameters but `section`; or, as `jsonld`, the section itself as schema.org has it.")
    public Rendered list(
            @RestPath @Parameter(description = "The section's slug.", example = "local") String slug,
            @RestPath @Parameter(description = ArticleFeedResource.FORM, example = "rss") String form,
            @BeanParam ArticleSelection query) {
        Parameters parameters = query.parameters();
        SectionView section =
                sections.bySlug(slug).orElseThrow(() -> Problem.notFound().exception());
        if (form.equals("jsonld")) {
            return schemaOrg.of(section, parameters);
        }
        return feeds.articles(
                form,
                parameters,
                new Feeds.Subject(section.name(), section.description(), section.url(), "section", slug));
    }
}
