package org.broadsheet.editorial;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.broadsheet.access.Key;
import org.broadsheet.access.Keys;
import org.broadsheet.access.Limits;
import org.broadsheet.access.Scope;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Sent;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Making, listing and revoking keys. Needs the scope admin. */
@Alone
@Path("/v1/editorial/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys", description = "Keys and their scopes, and the audit trail.")
public class KeyResource {

    private static final String KIND = "key";
    private static final String PATH = "/v1/editorial/keys/";
    private static final String ID = "The key's id.";

    private final Database database;
    private final Keys keys;
    private final Editor editor;
    private final WriteTransaction writes;
    private final Reach reach;

    KeyResource(Database database, Keys keys, Editor editor, WriteTransaction writes, Reach reach) {
        this.database = database;
        this.keys = keys;
        this.editor = editor;
        this.writes = writes;
        this.reach = reach;
    }

    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "listKeys",
            summary = "All keys, newest first",
            description = "Includes revoked and expired ones; never the key itself.")
    public Page<KeyView> list(@BeanParam BoundQuery<PageRequest> query) {
        return keys.page(query, this::view);
    }

    @POST
    @RolesAllowed(Scope.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createKey",
            summary = "Creates a key",
            description = "The key is shown in this answer and never again. This takes no Idempotency-Key, because the"
                    + " answer would have to be stored: if it gets lost, revoke the key and create another. With"
                    + " `sections` or `sources` the key is limited to their articles, for reading and writing in the"
                    + " Editorial API; its limits never change. With `partner` it opens that partner's product in Delivery,"
                    + " and nothing else.")
    @APIResponse(
            responseCode = "201",
            description = "The key, shown only this once.",
            content = @Content(schema = @Schema(implementation = KeyView.New.class)))
    public Response create(
            @RequestBody(required = true) Sent<KeyView.Input> body, @BeanParam BoundQuery<WriteRequest> query) {
        return run(query, () -> {
            KeyView.Input input = body.wholeContent();
            Limits limits = limits(input);
            Keys.Made made = input.partner() == null
                    ? keys.make(input.name(), new LinkedHashSet<>(input.scopes()), limits, input.expiry(database.now()))
                    : keys.makeForPartner(input.name(), partner(input), input.expiry(database.now()));
            return new WriteResult(
                    201,
                    new KeyView.New(view(made.key()), made.secret()),
                    null,
                    PATH + made.key().id(),
                    new WriteResult.Entry("create", KIND, made.key().id(), null, null, null)
                            .noting(reach.note(limits).orElse(null)));
        });
    }

    /** The partner that was sent; ends the request with a 422 if there is none. */
    private UUID partner(KeyView.Input input) {
        UUID id = UUID.fromString(input.partner());
        return database.first(Sql.of("select id from partner where id = ?", id), row -> Database.id(row, "id"))
                .orElseThrow(() -> Problem.invalidContent(
                                List.of(Fault.pointer("/partner", "There is no partner " + input.partner())))
                        .exception());
    }

    private KeyView view(Key key) {
        return KeyView.of(key, reach);
    }

    /** The limits that were sent; ends the request with a 422 if there is no such section. */
    private Limits limits(KeyView.Input input) {
        List<String> slugs = input.sections() == null ? List.of() : input.sections();
        Set<UUID> sections = new LinkedHashSet<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < slugs.size(); i++) {
            Optional<UUID> section = reach.section(slugs.get(i));
            section.ifPresent(sections::add);
            if (section.isEmpty()) {
                faults.add(Fault.pointer("/sections/" + i, "There is no section " + slugs.get(i)));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
        return new Limits(sections, input.sources() == null ? Set.of() : Set.copyOf(input.sources()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "getKey", summary = "One key", description = "Everything about it except the key itself.")
    public KeyView get(@RestPath @Parameter(description = ID) String id) {
        return view(find(id));
    }

    private Key find(String id) {
        return Slugs.asId(id).flatMap(keys::byId).orElseThrow(() -> Problem.notStored()
                .exception());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "deleteKey",
            summary = "Revokes a key",
            description = "The key stops working at once, on every node; it stays in the list. Answers 409 if it is the"
                    + " last valid key with the scope admin and the request itself uses a key.")
    @APIResponse(responseCode = "204", description = "The key was revoked.")
    @APIResponse(responseCode = "409", description = "It is the last valid key with the scope admin.")
    public Response revoke(
            @RestPath @Parameter(description = ID) String id, @BeanParam BoundQuery<WriteRequest> query) {
        return run(query, () -> {
            boolean another = keys.lockAdmins().stream()
                    .anyMatch(key -> !key.id().toString().equalsIgnoreCase(id));
            Key key = find(id);
            if (key.revokedAt() != null) {
                return WriteResult.deleted(null);
            }
            if (!another && editor.keyId().isPresent() && key.scopes().contains(Scope.ADMIN)) {
                throw Problem.conflict(List.of(Fault.pointer(
                                "", "It is the last valid key with the scope admin; create another one first")))
                        .exception();
            }
            keys.revoke(key);
            return WriteResult.deleted(new WriteResult.Entry("revoke", KIND, key.id(), null, null, null));
        });
    }

    private Response run(BoundQuery<WriteRequest> query, Supplier<WriteResult> work) {
        boolean dryRun = query.checked().dryRun();
        return writes.run(dryRun, work);
    }
}
