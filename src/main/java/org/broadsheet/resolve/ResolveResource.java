package org.broadsheet.resolve;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Previewable;
import org.broadsheet.response.Site;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a path of the public site leads to now. Public, cacheable. */
@Path("/v1/resolve")
@PermitAll
@Previewable
@Tag(name = "Addresses", description = "What paths of the public site lead to: current, moved or gone.")
public class ResolveResource {

    private final Site site;
    private final Resolver resolver;

    ResolveResource(Site site, Resolver resolver) {
        this.site = site;
        this.resolver = resolver;
    }

    @GET
    @Operation(
            operationId = "resolvePath",
            summary = "What a path of the public site leads to now",
            description = "Always answers 200: `state` says whether to show the page, redirect, or answer 410 or 404."
                    + " What is public at a path wins over redirects from it. A redirect with the path's query wins over"
                    + " one without, and one in the same case over one that differs in case.")
    public Resolution resolve(@BeanParam BoundQuery<ResolveRequest> query) {
        String path = query.checked().path();
        return resolver.resolve(path, site.place(path));
    }
}
