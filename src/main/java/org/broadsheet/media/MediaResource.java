package org.broadsheet.media;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.broadsheet.change.CacheTags;
import org.broadsheet.picture.MediaAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The sizes of kept pictures that are not in memory: see {@link MediaRoute}. Public. */
@Path("/media")
@PermitAll
@Tag(name = "Images", description = "Kept pictures, in sizes for every screen.")
public class MediaResource {

    private final MediaSizes sizes;

    MediaResource(MediaSizes sizes) {
        this.sizes = sizes;
    }

    @GET
    @Path("/{hash}/{file}")
    @NonBlocking
    @Operation(
            operationId = "getImageSize",
            summary = "One size of a picture",
            description =
                    "The addresses are in `renditions` of each image: nobody has to put one together. What is at an"
                            + " address never changes, and may be kept for a year. Sizes are made when they are first asked for, of the"
                            + " widths 160, 320, 480, 640, 960, 1200, 1600 and 2400, or the picture's own where it is smaller. A"
                            + " single range of bytes is sent with 206.")
    @APIResponse(
            responseCode = "200",
            description = "The picture: WebP or JPEG, as the address says.",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The range of its bytes that `Range` asked for.",
            headers =
                    @Header(
                            name = "Content-Range",
                            description = "Which bytes these are, and of how many.",
                            required = true,
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "404",
            description = "There is no such picture, or no such size: `detail` says which there are.")
    @APIResponse(responseCode = "416", description = "`Range` begins beyond its end.")
    public Uni<Response> get(
            @Parameter(
                            description = "Names a picture and how it is framed.",
                            schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9a-f]{40}$", maxLength = 40))
                    @RestPath
                    String hash,
            @Parameter(
                            description = "The width in pixels, the crop if there is one, and the format.",
                            example = "640-16x9.webp",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "^[1-9][0-9]{0,3}(-(16x9|4x3|1x1|3x4))?\\.(webp|jpg)$",
                                            maxLength = 20))
                    @RestPath
                    String file,
            @Context HttpServerRequest request) {
        Optional<MediaAddress> address = MediaAddress.parse(MediaAddress.ROOT + hash + "/" + file);
        CompletableFuture<KeptSize> size = address.map(sizes::at).orElseGet(() -> sizes.none(hash));
        return Uni.createFrom().completionStage(size).map(found -> response(request, found));
    }

    @GET
    @Path("/{hash}/animation.gif")
    @NonBlocking
    @Operation(
            operationId = "getImageAnimation",
            summary = "A picture that moves",
            description =
                    "The GIF as it was sent, of which the sizes are the first frame. Its address is the `animation` of an"
                            + " image. What is there never changes, and may be kept for a year.")
    @APIResponse(
            responseCode = "200",
            description = "The GIF.",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such picture, or it does not move.")
    public Uni<Response> animation(
            @Parameter(
                            description = "Names a picture and how it is framed.",
                            schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9a-f]{40}$", maxLength = 40))
                    @RestPath
                    String hash) {
        return Uni.createFrom().completionStage(sizes.animation(hash)).map(moving -> {
            MediaStore.Content content = moving.content();
            StreamingOutput bytes = out -> {
                try (content) {
                    content.stream().transferTo(out);
                }
            };
            String tag = CacheTags.media(hash);
            return Response.ok(bytes, PictureType.GIF.mediaType())
                    .header("Content-Length", content.length())
                    .header("ETag", moving.etag())
                    .header("Cache-Control", KeptSize.FOR_EVER)
                    .header("Surrogate-Key", tag)
                    .header("Cache-Tag", tag)
                    .header("Cross-Origin-Resource-Policy", "cross-origin")
                    .build();
        });
    }

    private static Response response(HttpServerRequest request, KeptSize size) {
        KeptSize.Reply reply = size.reply(request.method() == HttpMethod.HEAD, request.headers());
        Response.ResponseBuilder response = Response.status(reply.status());
        reply.headers().forEach(response::header);
        if (reply.length() > 0) {
            response.entity(
                    reply.length() == size.bytes().length
                            ? size.bytes()
                            : Arrays.copyOfRange(size.bytes(), reply.from(), reply.from() + reply.length()));
        }
        return response.build();
    }
}
