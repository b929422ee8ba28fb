package org.broadsheet.front;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.broadsheet.article.ArticleListRequest;
import org.broadsheet.article.ArticleLists;
import org.broadsheet.article.ArticleSelection;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.article.Teaser;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.name.Kind;
import org.broadsheet.name.Moves;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Previewable;
import org.broadsheet.section.SectionView;
import org.broadsheet.section.Sections;
import org.broadsheet.summary.Summaries;
import org.broadsheet.summary.SummaryView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    private final ArticleLists lists;
    private final Moves moves;

    FrontResource(Sections sections, Summaries summaries, ArticleLists lists, Moves moves) {
        this.sections = sections;
        this.summaries = summaries;
        this.lists = lists;
        this.moves = moves;
    }

    @GET
    @Path("/{section}")
    @Operation(
            operationId = "getFront",
            summary = "A section's page in one call",
            description =
                    "The section, its current summary, and its newest articles with those of the sections below it, each"
                            + " once: articles that the summary covers are not listed again. `next` continues the same"
                            + " list.")
    @APIResponse(responseCode = "200", description = "The front.")
    @APIResponse(responseCode = "308", ref = "Moved")
    public FrontView get(
            @RestPath @Parameter(description = "The section's slug.", example = "local") String section,
            @BeanParam BoundQuery<FrontRequest> query) {
        FrontRequest request = query.checked();
        SectionView found = moves.find(Kind.SECTION, section, sections::bySlug);
        SummaryView summary = summaries.current(section, BodyRequest.HTML).orElse(null);
        Set<String> covered = summary == null
                ? Set.of()
                : summary.articles().stream().map(Teaser::slug).collect(Collectors.toCollection(TreeSet::new));
        Page<Teaser> articles = lists.page(ArticleListRequest.of(
                ArticleSelection.ofSection(section, request.sectionOnly(), covered),
                PageRequest.first(request.limit())));
        return new FrontView(found, summary, articles.items(), articles.page().next());
    }
}
