package org.broadsheet.reader;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The reading page: one document for every address of the site; its script draws what the path names. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class ReaderResource {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String page = load();

    private static String load() {
        try (InputStream page = ReaderResource.class.getResourceAsStream("/reader/page.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Operation(hidden = true)
    public Response root() {
        return Response.ok(page).header("Content-Security-Policy", POLICY).build();
    }

    @GET
    @Path("{kind:articles|sections|authors|tags|summaries}/{slug}")
    @Operation(hidden = true)
    public Response below() {
        return root();
    }
}
