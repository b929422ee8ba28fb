package org.broadsheet.reader;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.request.AnyParameters;
import org.broadsheet.resolve.Resolution;
import org.broadsheet.resolve.Resolver;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.ChangeTimes;
import org.broadsheet.response.Delivered;
import org.broadsheet.response.Lifetimes;
import org.broadsheet.response.Site;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The addresses of the reading pages. All of them return one document, whose script renders what the path names. The
 * status is that of the content, because search engines and link checkers rely on it.
 */
@Path("/")
@PermitAll
@AnyParameters
@Produces(MediaType.TEXT_HTML)
public class PageResource {

    private static final Map<String, String> KINDS = Map.of(
            "articles", "article", "authors", "author", "sections", "section", "summaries", "summary", "tags", "tag");

    private final Shell shell;
    private final Resolver resolver;
    private final CacheDependencies dependencies;
    private final Lifetimes lifetimes;
    private final ChangeTimes changes;

    PageResource(
            Shell shell, Resolver resolver, CacheDependencies dependencies, Lifetimes lifetimes, ChangeTimes changes) {
        this.shell = shell;
        this.resolver = resolver;
        this.dependencies = dependencies;
        this.lifetimes = lifetimes;
        this.changes = changes;
    }

    @GET
    @Operation(hidden = true)
    public Response home(@Context HttpHeaders headers) {
        // Programs that ask for JSON are led to the index of the API; see ReaderRoute.
        return found(headers, "Accept, " + HttpHeaders.ACCEPT_ENCODING, changes.now());
    }

    @GET
    @Path("{page:search|corrections}")
    @Operation(hidden = true)
    public Response plain(@RestPath String page, @Context HttpHeaders headers) {
        return found(headers, HttpHeaders.ACCEPT_ENCODING, changes.now());
    }

    @GET
    @Path("{kind:articles|authors|sections|summaries|tags}/{slug}")
    @Operation(hidden = true)
    public Response named(
            @RestPath String kind, @RestPath String slug, @Context HttpHeaders headers, @Context UriInfo uri) {
        String path = "/" + kind + "/" + slug;
        ChangeTimes.Moment begun = changes.now();
        Resolution now = resolver.resolve(path, Optional.of(new Site.Place(KINDS.get(kind), slug)));
        return switch (now.state()) {
            case "current" -> found(headers, HttpHeaders.ACCEPT_ENCODING, begun);
            // The path of these pages: those of the site may belong to another program.
            case "moved" ->
                absent(308)
                        .header(
                                HttpHeaders.LOCATION,
                                UriBuilder.fromPath("/" + kind + "/" + now.slug())
                                        .replaceQuery(uri.getRequestUri().getRawQuery())
                                        .build())
                        .build();
            case "gone" -> absent(410).build();
            default -> absent(404).build();
        };
    }

    private Response found(HttpHeaders request, String vary, ChangeTimes.Moment begun) {
        Delivered answer = new Delivered(
                shell.page(),
                Shell.HTML,
                null,
                vary,
                dependencies.robots(),
                dependencies.tags(),
                dependencies.nextChange(),
                changes.of(dependencies.tags(), begun));
        Delivered.Reply reply = answer.reply(
                new Delivered.RequestHeaders(
                        request.getHeaderString(HttpHeaders.ACCEPT_ENCODING),
                        request.getHeaderString(HttpHeaders.IF_NONE_MATCH),
                        request.getHeaderString(HttpHeaders.IF_MODIFIED_SINCE)),
                lifetimes.of("/"));
        Response.ResponseBuilder response = Response.status(reply.status()).entity(reply.body());
        reply.headers().forEach(response::header);
        // A CDN is purged by tag when the story is withdrawn. A browser is not, and must ask again.
        response.header(HttpHeaders.CACHE_CONTROL, null).header(HttpHeaders.CACHE_CONTROL, "no-cache");
        shell.pageHeaders().forEach(response::header);
        return response.build();
    }

    private Response.ResponseBuilder absent(int status) {
        Response.ResponseBuilder response = Response.status(status)
                .type(Shell.HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(shell.page());
        shell.pageHeaders().forEach(response::header);
        return response;
    }
}
