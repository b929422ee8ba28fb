package org.broadsheet.section;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.delivery.ListQuery;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Sections: the desks of the publication. Public, cacheable. */
@Path("/v1/sections")
@PermitAll
@Previewable
@Tag(name = "Sections", description = "The desks of the publication.")
public class SectionResource {

    private final Sections sections;

    SectionResource(Sections sections) {
        this.sections = sections;
    }

    @GET
    @Operation(
            operationId = "listSections",
            summary = "Sections, in the publication's order",
            description = "What a site's navigation is made of.")
    public Page<SectionView> list(@BeanParam ListQuery query) {
        return sections.page(query.parameters());
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getSection",
            summary = "One section",
            description = "Its articles are at `/v1/articles?section=`, its page in one call at `/v1/fronts/`.")
    public SectionView get(@RestPath @Parameter(description = "The section's slug.", example = "local") String slug) {
        return sections.bySlug(slug).orElseThrow(() -> Problem.notFound().exception());
    }
}
