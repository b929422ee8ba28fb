package org.broadsheet.redirect;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.PublicReads;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.PlainText;
import org.broadsheet.response.Previewable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Redirects: paths of the public site that moved. Public, cacheable. */
@Path("/v1/redirects")
@PermitAll
@Previewable
@Tag(name = "Addresses", description = "What paths of the public site lead to: current, moved or gone.")
public class RedirectResource {

    private final PublicRedirects redirects;
    private final Counts counts;
    private final CacheDependencies dependencies;

    RedirectResource(PublicRedirects redirects, PublicReads database, CacheDependencies dependencies) {
        this.redirects = redirects;
        this.counts = new Counts(database);
        this.dependencies = dependencies;
    }

    @GET
    @Operation(
            operationId = "listRedirects",
            summary = "Paths of the public site that moved",
            description =
                    "From every former slug of a public article, author, section, summary or tag to its current one,"
                            + " then from the paths that editors entered or gave an article as aliases, each straight"
                            + " to its final target. A path at which a page is public does not redirect.")
    public Page<RedirectView> list(@BeanParam BoundQuery<RedirectListRequest> query) {
        Keyset keyset = Keyset.of(query, query.value().page(), "redirects by stretch", String.class);
        query.faults().check();
        dependencies.record(CacheTags.ADDRESSES);
        dependencies.record(CacheTags.SUMMARIES);
        return keyset.page(
                recorded(redirects.page(keyset)),
                PublicRedirects.Row::key,
                PublicRedirects.Row::id,
                PublicRedirects.Row::view,
                counts.of(keyset.counting(), redirects.counted()));
    }

    private List<PublicRedirects.Row> recorded(List<PublicRedirects.Row> rows) {
        rows.forEach(row -> dependencies.recordChange(row.ends()));
        return rows;
    }

    /** All redirects, as lines {@code from to 308}. */
    PlainText lines() {
        dependencies.record(CacheTags.ADDRESSES);
        dependencies.record(CacheTags.SUMMARIES);
        return new PlainText(
                recorded(redirects.all()).stream().map(row -> row.view().line()).collect(Collectors.joining()));
    }
}
