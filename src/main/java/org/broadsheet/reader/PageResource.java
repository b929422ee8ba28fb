package org.broadsheet.reader;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.delivery.Delivered;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Lifetimes;
import org.broadsheet.delivery.Site;
import org.broadsheet.resolve.Resolution;
import org.broadsheet.resolve.Resolver;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The pages' addresses: one document for all of them, whose script draws what the path names. The status is the one that
 * a page drawn here would have, since search engines and link checkers go by that.
 */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class PageResource {

    private static final Map<String, String> KINDS = Map.of(
            "articles", "article", "authors", "author", "sections", "section", "summaries", "summary", "tags", "tag");

    private final Shell shell;
    private final Resolver resolver;
    private final Freshness freshness;
    private final Lifetimes lifetimes;

    PageResource(Shell shell, Resolver resolver, Freshness freshness, Lifetimes lifetimes) {
        this.shell = shell;
        this.resolver = resolver;
        this.freshness = freshness;
        this.lifetimes = lifetimes;
    }

    @GET
    @Operation(hidden = true)
    public Response home(@BeanParam PageQuery query, @Context HttpHeaders headers) {
        return found(headers);
    }

    @GET
    @Path("{page:search|corrections}")
    @Operation(hidden = true)
    public Response plain(@RestPath String page, @BeanParam PageQuery query, @Context HttpHeaders headers) {
        return found(headers);
    }

    @GET
    @Path("{kind:articles|authors|sections|summaries|tags}/{slug}")
    @Operation(hidden = true)
    public Response named(
            @RestPath String kind, @RestPath String slug, @BeanParam PageQuery query, @Context HttpHeaders headers) {
        String path = "/" + kind + "/" + slug;
        Resolution now = resolver.resolve(path, Optional.of(new Site.Place(KINDS.get(kind), slug)));
        return switch (now.state()) {
            case "current" -> found(headers);
            // These pages' own path: the site's may be another program's.
            case "moved" ->
                absent(308)
                        .header(HttpHeaders.LOCATION, "/" + kind + "/" + now.slug())
                        .build();
            case "gone" -> absent(410).build();
            default -> absent(404).build();
        };
    }

    private Response found(HttpHeaders request) {
        Delivered answer = new Delivered(
                shell.page(), Shell.HTML, null, "Accept-Encoding", freshness.tags(), freshness.nextChange());
        Delivered.Reply reply = answer.reply(
                request.getHeaderString(HttpHeaders.ACCEPT_ENCODING),
                request.getHeaderString(HttpHeaders.IF_NONE_MATCH),
                lifetimes.of("/"));
        Response.ResponseBuilder response = Response.status(reply.status()).entity(reply.body());
        reply.headers().forEach(response::header);
        // A CDN is told by tags when the story goes; a browser is not, and would show it a little longer.
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
