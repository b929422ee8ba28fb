package org.broadsheet.editorial;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.access.Scope;
import org.broadsheet.list.Page;
import org.broadsheet.request.BoundQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit trail: who did what, and when. */
@Path("/v1/editorial/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys", description = "Keys and their scopes, and the audit trail.")
public class AuditResource {

    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "listAudit",
            summary = "Who did what, newest first",
            description = "Every editorial write adds an entry, in its own transaction.")
    public Page<AuditView> list(@BeanParam BoundQuery<AuditRequest> query) {
        return audit.page(query);
    }
}
