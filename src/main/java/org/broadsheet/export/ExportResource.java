package org.broadsheet.export;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.broadsheet.access.Partner;
import org.broadsheet.access.PartnerReading;
import org.broadsheet.access.ReadingRight;
import org.broadsheet.access.WithinProduct;
import org.broadsheet.article.edit.Extent;
import org.broadsheet.ingest.ImportRecord;
import org.broadsheet.quota.Limited;
import org.broadsheet.quota.Policy;
import org.broadsheet.response.ChangeTimes;
import org.broadsheet.response.LastModified;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The export: everything public, as import records. Public. */
@Path("/v1/export.ndjson")
@PermitAll
@Limited(Policy.EXPORT)
@Tag(name = "Changes", description = "Following changes, and starting a mirror.")
public class ExportResource {

    private static final String NDJSON = "application/x-ndjson";

    private final Export export;
    private final PartnerExport ofPartners;
    private final PartnerReading partners;
    private final ReadingRight right;
    private final ChangeTimes changes;
    private final ExportPlaces places = new ExportPlaces();

    ExportResource(
            Export export, PartnerExport ofPartners, PartnerReading partners, ReadingRight right, ChangeTimes changes) {
        this.export = export;
        this.ofPartners = ofPartners;
        this.partners = partners;
        this.right = right;
        this.changes = changes;
    }

    @GET
    @Produces(NDJSON)
    @SecurityRequirement(name = ReadingRight.KEY)
    @WithinProduct(showsArticles = false)
    @Operation(
            operationId = "exportRecords",
            summary = "Everything public at one moment, in the format of imports",
            description = "Sections, tags, authors, articles, summaries and redirects, one per line, and last a line of"
                    + " type `cursor` from which to follow the change feed. An import into an empty newsroom,"
                    + " exported again, is the same except for that line. Bodies of articles that are not free end at"
                    + " their paywall; a key with the scope `content:gated` gets all of them. The schemas of `extra` are"
                    + " not in it: they are put at `/v1/editorial/schemas`. A partner's key gets the articles of its product,"
                    + " with the sections, tags and authors that they name.")
    @APIResponse(
            responseCode = "200",
            description = "The records.",
            headers = @Header(name = HttpHeaders.LAST_MODIFIED, ref = "LastModified"),
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ImportRecord.class)))
    @APIResponse(responseCode = "304", description = "Nothing public has changed since.")
    public Response take(@HeaderParam(HttpHeaders.IF_MODIFIED_SINCE) @Parameter(hidden = true) String ifModifiedSince) {
        Optional<Partner> partner = partners.partner();
        if (partner.isPresent()) {
            PartnerExport.check(partner.get().product());
            // Its product changes by the clock alone, too.
            return Response.ok(places.holding(out -> ofPartners.write(out, partner.get())))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        ChangeTimes.Moment begun = changes.now();
        Optional<LastModified> lastModified = changes.ofEverything(begun);
        Response.ResponseBuilder response;
        if (ifModifiedSince != null
                && lastModified
                        .filter(date -> date.isUnchangedSince(ifModifiedSince, begun.at()))
                        .isPresent()) {
            response = Response.notModified();
        } else {
            Extent extent = right.coversGated() ? Extent.PUBLIC_WHOLE : Extent.PUBLIC;
            response = Response.ok(places.holding(out -> export.write(out, extent)));
        }
        lastModified.ifPresent(date -> response.header(HttpHeaders.LAST_MODIFIED, date.field(begun.at())));
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
