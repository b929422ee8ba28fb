package org.broadsheet.redirect;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Counts;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Keyset;
import org.broadsheet.delivery.ListQuery;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.PlainText;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Query;
import org.broadsheet.delivery.Site;
import org.broadsheet.delivery.Visibility;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Redirects: paths of the public site that moved. Public, cacheable. */
@Path("/v1/redirects")
@PermitAll
@Previewable
@Tag(name = "Addresses", description = "What became of addresses: moved, gone, or as they were.")
public class RedirectResource {

    /** A slug that another article has taken redirects until that one is public. */
    private static final String FROM = """
            from article_former_slug f join article a on a.id = f.article_id where %s
            and not exists (select 1 from article o where o.slug = f.slug and (%s or o.gone_at is not null))
            """.formatted(Visibility.of("a"), Visibility.of("o"));

    private final Database database;
    private final Counts counts;
    private final Site site;
    private final Freshness freshness;

    RedirectResource(Database database, Counts counts, Site site, Freshness freshness) {
        this.database = database;
        this.counts = counts;
        this.site = site;
        this.freshness = freshness;
    }

    private record Row(String old, String slug, UUID id) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(
            operationId = "listRedirects",
            summary = "Paths of the public site that moved",
            description = "From every slug that a public article had before to the one it has now. With `Accept:"
                    + " text/plain`, all of them as lines `from to 308` for an edge server.")
    @APIResponse(
            responseCode = "200",
            description = "The redirects.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RedirectPage.class)),
                @Content(
                        mediaType = MediaType.TEXT_PLAIN,
                        example = "/articles/ferry-delayed /articles/ferry-cancelled 308\n",
                        schema = @Schema(implementation = String.class))
            })
    public Record list(@BeanParam ListQuery query, @HeaderParam("Accept") @Parameter(hidden = true) String accept) {
        Parameters parameters = query.parameters();
        Keyset keyset = Keyset.of(parameters, "redirects", String.class);
        boolean lines = accept != null && accept.startsWith(MediaType.TEXT_PLAIN);
        if (lines) {
            parameters.sent().keySet().stream()
                    .filter(name -> !name.equals(Query.PREVIEW_TOKEN))
                    .forEach(name -> parameters.fault(Fault.parameter(name, "Goes with JSON; lines are all of them")));
        }
        parameters.check();
        freshness.shows(CacheTags.ADDRESSES);
        return lines ? lines() : page(keyset);
    }

    private Page<RedirectView> page(Keyset keyset) {
        List<Row> rows = database.list(
                Sql.of("select f.slug as old, a.slug, a.id " + FROM)
                        .add(keyset.beyond("f.slug collate \"C\"", "a.id", false))
                        .add(keyset.order("f.slug collate \"C\"", "a.id", false)),
                row -> new Row(row.getString("old"), row.getString("slug"), Database.id(row, "id")));
        return keyset.page(
                rows, Row::old, Row::id, this::view, counts.of(keyset.counting(), Sql.of("select 1 " + FROM)));
    }

    private PlainText lines() {
        return new PlainText(database
                .list(
                        Sql.of("select f.slug as old, a.slug, a.id " + FROM + " order by f.slug collate \"C\""),
                        row -> view(new Row(row.getString("old"), row.getString("slug"), Database.id(row, "id"))))
                .stream()
                .map(one -> one.from() + " " + one.to() + " 308\n")
                .collect(Collectors.joining()));
    }

    /** The page of redirects, for the contract, which cannot read it off a method that answers in two forms. */
    @Schema(name = "RedirectPage", description = "One page of redirects.")
    private record RedirectPage(
            List<RedirectView> items,
            Page.Position page,
            @Schema(nullable = true) Page.Total total,
            @Schema(nullable = true) Page.Meta meta) {}

    private RedirectView view(Row row) {
        return new RedirectView(site.path(site.article(row.old())), site.path(site.article(row.slug())));
    }
}
