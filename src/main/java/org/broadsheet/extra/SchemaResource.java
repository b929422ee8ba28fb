package org.broadsheet.extra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.access.Scope;
import org.broadsheet.editorial.EditorialRead;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.WithinLimits;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Nearest;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.StrictJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The JSON Schemas of the fields that are a newsroom's own. Every operation needs a key. */
@Path("/v1/editorial/schemas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: schemas", description = "The JSON Schemas of the fields that are a newsroom's own (`extra`).")
public class SchemaResource {

    /** The beginning of every schema's address. */
    static final String PATH = "/v1/editorial/schemas/";

    private static final String KIND = "What it is for.";
    private static final String IF_MATCH = "The ETag of the version that you read; none for the first.";

    /** The media type that JSON Schema has for itself. */
    private static final String SCHEMA_JSON = "application/schema+json";

    private final SchemaStore schemas;
    private final WriteTransaction transaction;

    SchemaResource(SchemaStore schemas, WriteTransaction transaction) {
        this.schemas = schemas;
        this.transaction = transaction;
    }

    @GET
    @Path("/{kind}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getSchema",
            summary = "The JSON Schema of a kind's own fields",
            description = "As it was put. Send its ETag as If-Match with a write. 404 if none was put.")
    @APIResponse(
            responseCode = "200",
            description = "The schema.",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            description = "A JSON Schema of draft 2020-12.",
                                            additionalProperties = Schema.True.class)))
    public Response get(
            @RestPath @Parameter(description = KIND, schema = @Schema(implementation = SchemaKind.class)) String kind,
            @HeaderParam("If-None-Match")
                    @Parameter(
                            description = "The ETag of the version you have; the answer is 304 while it is the newest.")
                    String ifNoneMatch) {
        SchemaStore.Stored stored =
                schemas.find(kind(kind)).orElseThrow(() -> Problem.notStored().exception());
        return EditorialRead.of(Extra.parsed(stored.schema()), stored.version(), ifNoneMatch);
    }

    @PUT
    @Path("/{kind}")
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Consumes({MediaType.APPLICATION_JSON, SCHEMA_JSON})
    @Operation(
            operationId = "replaceSchema",
            summary = "Puts the JSON Schema that a kind's own fields have to fit",
            description = "Draft 2020-12, at most 65,536 bytes and 2,000 schemas. `$ref` only to `#/$defs/…` and never"
                    + " in a circle; regular expressions of RE2; `format` is checked; unknown keywords are refused."
                    + " Two marks on properties at the top: `\"x-private\": true` keeps one from everybody but editors;"
                    + " `\"x-filter\": true`, on a string, number or boolean, makes `extra.<name>` a parameter of lists."
                    + " From then on every write and import that changes `extra` has to fit. What is stored stays: the"
                    + " answer says how much of it does not fit, and which. Names that lose the mark `x-private` become"
                    + " public at once (`nowPublic`).")
    @APIResponse(
            responseCode = "200",
            description = "It was replaced.",
            content = @Content(schema = @Schema(implementation = SchemaView.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is the first.",
            content = @Content(schema = @Schema(implementation = SchemaView.class)))
    public Response put(
            @RestPath @Parameter(description = KIND, schema = @Schema(implementation = SchemaKind.class)) String kind,
            @RequestBody(
                            required = true,
                            description = "The schema itself.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.OBJECT,
                                                            description = "A JSON Schema of draft 2020-12.",
                                                            additionalProperties = Schema.True.class)))
                    byte[] body,
            @BeanParam BoundQuery<SchemaWriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        SchemaWriteRequest request = query.checked();
        Kind of = kind(kind);
        ObjectNode schema = StrictJson.object(body);
        return transaction.run(
                request.write().dryRun(), () -> schemas.put(of, new Precondition(ifMatch), schema, request.misfits()));
    }

    @DELETE
    @Path("/{kind}")
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "deleteSchema",
            summary = "Deletes a schema",
            description = "Any object may be `extra` then. Answers 409 while the schema keeps something private, which"
                    + " would be public without it.")
    @APIResponse(responseCode = "204", description = "It was deleted.")
    public Response delete(
            @RestPath @Parameter(description = KIND, schema = @Schema(implementation = SchemaKind.class)) String kind,
            @BeanParam BoundQuery<WriteRequest> query,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        Kind of = kind(kind);
        return transaction.run(query.checked().dryRun(), () -> schemas.delete(of, new Precondition(ifMatch)));
    }

    private static Kind kind(String name) {
        return SchemaKind.of(name).orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND, "There are schemas of " + String.join(", ", SchemaKind.WORDS) + ".")
                .suggesting(Nearest.to(name, SchemaKind.WORDS).map(PATH::concat).orElse(null))
                .exception());
    }
}
