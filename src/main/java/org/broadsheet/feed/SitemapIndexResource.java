package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.broadsheet.request.TakesTrackingMarks;
import org.broadsheet.response.Previewable;
import org.broadsheet.response.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The index of the archive's sitemaps. Public, cacheable. */
@Path("/v1/sitemap.xml")
@PermitAll
@Previewable
@TakesTrackingMarks
@Tag(name = "Feeds")
public class SitemapIndexResource {

    /** The media type of sitemaps. */
    public static final String XML = "application/xml;charset=utf-8";

    private final Sitemaps sitemaps;

    SitemapIndexResource(Sitemaps sitemaps) {
        this.sitemaps = sitemaps;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "getSitemapIndex",
            summary = "The sitemaps of the whole archive",
            description =
                    "A sitemap index (sitemaps.org): one sitemap for each month of publication, or several if a month"
                            + " has more than 50,000 articles.")
    public Rendered index() {
        return new Rendered(sitemaps.index(), XML, List.of());
    }
}
