package org.broadsheet.image;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.broadsheet.access.Scope;
import org.broadsheet.editorial.Alone;
import org.broadsheet.editorial.EditorialRead;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.WithinLimits;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.list.Page;
import org.broadsheet.media.MediaKey;
import org.broadsheet.media.MediaStore;
import org.broadsheet.problem.Problem;
import org.broadsheet.quota.Limited;
import org.broadsheet.quota.Policy;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Patch;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Images that are kept here. Every operation needs a key. */
@Path("/v1/editorial/images")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: images", description = "Pictures that are kept here: taking them in, and what is said of them.")
public class ImageResource {

    private static final String ID = "The image's id.";
    private static final String IF_MATCH = "The ETag of the version that you read.";

    private final Images images;
    private final ImageUploading uploading;
    private final ImageWrites changes;
    private final WriteTransaction writes;
    private final MediaStore store;

    ImageResource(
            Images images, ImageUploading uploading, ImageWrites changes, WriteTransaction writes, MediaStore store) {
        this.images = images;
        this.uploading = uploading;
        this.changes = changes;
        this.writes = writes;
        this.store = store;
    }

    @GET
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditorialImages",
            summary = "All images that are kept here, those taken in last first",
            description = "With `q`, those that words are found in.")
    public Page<EditorialImage> list(@BeanParam BoundQuery<ImageListRequest> query) {
        return images.page(query);
    }

    @POST
    @Alone
    @WithinLimits
    @Limited(Policy.IMAGES)
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM, "image/*"
    })
    @Operation(
            operationId = "createImages",
            summary = "Takes pictures in",
            description =
                    "The picture itself as the body, the files of a form (at most 20), or the address of one that is taken"
                            + " in from elsewhere. What kind of file one is is told by its content: JPEG, PNG, WebP, GIF and"
                            + " TIFF are taken. What the file says of itself (IPTC, XMP) is taken over; where it was taken"
                            + " stays in the original alone. If one cannot be kept, none is. The same bytes again are the"
                            + " same image, with what is said of it.")
    @APIResponseSchema(
            value = ImageUploads.class,
            responseCode = "201",
            responseDescription = "The images; at least one is new.")
    @APIResponse(
            responseCode = "200",
            description = "The images; all were kept already.",
            content = @Content(schema = @Schema(implementation = ImageUploads.class)))
    public Response create(
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA,
                                        schema = @Schema(implementation = ImageForm.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = ImageSource.class)),
                                @Content(
                                        mediaType = "image/*",
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
                            })
                    InputStream body,
            @BeanParam BoundQuery<ImageUploadRequest> query,
            @Context HttpHeaders headers) {
        // RFC 9110, section 8.3: what has no type is bytes.
        MediaType type = Optional.ofNullable(headers.getMediaType()).orElse(MediaType.APPLICATION_OCTET_STREAM_TYPE);
        return uploading.take(body, type, ImageUploadRequest.checked(query));
    }

    @GET
    @Path("/{id}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditorialImage",
            summary = "One image",
            description = "Send its ETag as If-Match with a write.")
    @APIResponseSchema(value = EditorialImage.class, responseCode = "200", responseDescription = "The image.")
    public Response get(
            @RestPath @Parameter(description = ID) String id,
            @HeaderParam("If-None-Match") @Parameter(description = "The ETag of the version you have.")
                    String ifNoneMatch) {
        EditorialImage image = images.view(images.find(id), List.of());
        return EditorialRead.of(image, image.version(), ifNoneMatch);
    }

    @GET
    @Path("/{id}/original")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Produces("*/*")
    @Operation(
            operationId = "getOriginalImage",
            summary = "A picture as it was sent",
            description = "Bit for bit, with everything that the file says of itself.")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response original(@RestPath @Parameter(description = ID) String id) {
        StoredImage image = images.find(id);
        MediaStore.Content content = store.open(
                        new MediaKey.Original(HexFormat.of().formatHex(image.sha256())))
                .orElseThrow(() -> Problem.notStored().exception());
        StreamingOutput bytes = out -> {
            try (content) {
                content.stream().transferTo(out);
            }
        };
        return Response.ok(bytes, image.type())
                .header(HttpHeaders.CONTENT_LENGTH, content.length())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Consumes(Patch.MEDIA_TYPE)
    @Operation(
            operationId = "updateImage",
            summary = "Changes what is said of an image",
            description =
                    "JSON Merge Patch (RFC 7396). Readers see it wherever the image is shown, unless something else is said"
                            + " of it there. Another focal point or crop makes other addresses; who has the former ones gets"
                            + " what they got.")
    @APIResponseSchema(
            value = EditorialImage.class,
            responseCode = "200",
            responseDescription = "The image as it is now.")
    public Response patch(
            @RestPath @Parameter(description = ID) String id,
            @RequestBody(required = true) Patch<ImageDetails> body,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return writes.run(query.checked().dryRun(), () -> changes.patch(id, new Precondition(ifMatch), body));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteImage",
            summary = "Deletes an image that nothing shows",
            description = "Answers 409, with a list, while something shows it. Its addresses answer 404 from then on.")
    @APIResponse(responseCode = "204", description = "It was deleted.")
    public Response delete(
            @RestPath @Parameter(description = ID) String id,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return writes.run(query.checked().dryRun(), () -> changes.delete(id, new Precondition(ifMatch)));
    }
}
