package org.broadsheet.front;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.article.Teaser;
import org.broadsheet.article.Teasers;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Problem;
import org.broadsheet.section.SectionView;
import org.broadsheet.section.Sections;
import org.broadsheet.summary.Summaries;
import org.broadsheet.summary.SummaryView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Fronts: a section's page in one call. Public, cacheable. */
@Path("/v1/fronts")
@PermitAll
@Previewable
@Tag(name = "Fronts", description = "Whole section pages, each in one call.")
public class FrontResource {

    private final Sections sections;
    private final Summaries summaries;
    private final Teasers teasers;

    FrontResource(Sections sections, Summaries summaries, Teasers teasers) {
        this.sections = sections;
        this.summaries = summaries;
        this.teasers = teasers;
    }

    @GET
    @Path("/{section}")
    @Operation(
            operationId = "getFront",
            summary = "A section's page in one call",
            description =
                    "The section, its current summary, and its newest articles, each once: what the summary covers"
                            + " is not among the articles again. `next` continues the same list.")
    public FrontView get(
            @RestPath @Parameter(description = "The section's slug.", example = "local") String section,
            @BeanParam FrontQuery query) {
        Parameters parameters = query.parameters();
        int limit = parameters.limit(Parameters.DEFAULT_LIMIT, Parameters.MAX_LIMIT);
        BodyRequest body = BodyRequest.ofSummary(parameters);
        parameters.check();
        SectionView found =
                sections.bySlug(section).orElseThrow(() -> Problem.notFound().exception());
        SummaryView summary = summaries.current(section, body).orElse(null);
        List<String> covered = summary == null
                ? List.of()
                : summary.articles().stream().map(Teaser::slug).toList();
        Page<Teaser> articles = teasers.newest(section, covered, limit);
        return new FrontView(found, summary, articles.items(), articles.page().next());
    }
}
