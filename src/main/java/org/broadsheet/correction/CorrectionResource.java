package org.broadsheet.correction;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.list.Page;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Previewable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Corrections: every notice, newest first. Public, cacheable. */
@Path("/v1/corrections")
@PermitAll
@Previewable
@Tag(name = "Corrections", description = "Notices: corrections, clarifications, retractions.")
public class CorrectionResource {

    private final Corrections corrections;

    CorrectionResource(Corrections corrections) {
        this.corrections = corrections;
    }

    @GET
    @Operation(
            operationId = "listCorrections",
            summary = "Corrections and other notices, newest first",
            description = "Notices of public articles, including retracted ones.")
    public Page<CorrectionView> list(@BeanParam BoundQuery<CorrectionListRequest> query) {
        return corrections.page(query);
    }
}
