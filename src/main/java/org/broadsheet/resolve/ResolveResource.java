package org.broadsheet.resolve;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Site;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a front end's path is now, in one answer. Public, cacheable. */
@Path("/v1/resolve")
@PermitAll
@Previewable
@Tag(name = "Addresses", description = "What became of addresses: moved, gone, or as they were.")
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
            summary = "What a path of the public site is now",
            description = "Always 200: `state` says whether to show it, to redirect, or to answer 410 or 404.")
    public Resolution resolve(@BeanParam ResolveQuery query) {
        Parameters parameters = query.parameters();
        Optional<String> path = parameters.one("path");
        if (path.isEmpty() && !parameters.sent().containsKey("path")) {
            parameters.fault(Fault.parameter("path", "Is required: a path of the public site"));
        }
        parameters.check();
        return resolver.resolve(path.get(), site.place(path.get()));
    }
}
