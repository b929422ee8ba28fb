package org.broadsheet.section;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.list.Page;
import org.broadsheet.name.Kind;
import org.broadsheet.name.MovedRequest;
import org.broadsheet.name.Moves;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Previewable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Sections: the desks of the publication. Public, cacheable. */
@Path(Sections.PATH)
@PermitAll
@Previewable
@Tag(name = "Sections", description = "The desks of the publication.")
public class SectionResource {

    private final Sections sections;
    private final Moves moves;

    SectionResource(Sections sections, Moves moves) {
        this.sections = sections;
        this.moves = moves;
    }

    @GET
    @Operation(
            operationId = "listSections",
            summary = "Sections, in the publication's order",
            description = "The basis of a site's navigation: each section stands before those below it.")
    public Page<SectionView> list(@BeanParam BoundQuery<SectionListRequest> query) {
        return sections.page(query);
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getSection",
            summary = "One section",
            description = "Its articles, with those below it, are at `/v1/articles?section=`, its page in one call at"
                    + " `/v1/fronts/`.")
    @APIResponse(responseCode = "200", description = "The section.")
    @APIResponse(responseCode = "308", ref = "Moved")
    public SectionView get(
            @RestPath @Parameter(description = "The section's slug.", example = "stage") String slug,
            @BeanParam BoundQuery<MovedRequest> query) {
        return moves.find(Kind.SECTION, slug, query.checked().moved(), sections::bySlug);
    }
}
