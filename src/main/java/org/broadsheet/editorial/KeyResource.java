package org.broadsheet.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.access.Key;
import org.broadsheet.access.Keys;
import org.broadsheet.access.Scope;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.JsonInput;
import org.broadsheet.delivery.ListQuery;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.Slugs;
import org.broadsheet.delivery.StrictJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Keys: made, listed, revoked by whoever has the scope admin. */
@Path("/v1/editorial/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys", description = "Who may do what, and who did.")
public class KeyResource {

    static final int NAME_LENGTH = 200;

    private static final String KIND = "key";
    private static final String PATH = "/v1/editorial/keys/";
    private static final String ID = "The key's id.";
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration USUAL = Duration.ofDays(365);
    private static final Duration LONGEST = Duration.ofDays(3_653);

    private final Keys keys;
    private final Editor editor;
    private final Writes writes;

    KeyResource(Keys keys, Editor editor, Writes writes) {
        this.keys = keys;
        this.editor = editor;
        this.writes = writes;
    }

    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "listKeys",
            summary = "All keys, newest first",
            description = "Revoked and expired ones too; never a key itself.")
    public Page<KeyView> list(@BeanParam ListQuery query) {
        return keys.page(query.parameters(), KeyView::of);
    }

    @POST
    @RolesAllowed(Scope.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createKey",
            summary = "Makes a key",
            description = "The key is shown in this answer and never again. There is no Idempotency-Key here, since the"
                    + " answer would have to be kept: where it got lost, revoke the key and make another.")
    @APIResponse(
            responseCode = "201",
            description = "The key, shown this once.",
            content = @Content(schema = @Schema(implementation = KeyView.New.class)))
    public Response create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = KeyView.Input.class)))
                    byte[] body,
            @BeanParam WriteQuery query) {
        return run(query, () -> {
            List<Fault> faults = new ArrayList<>();
            ObjectNode sent = StrictJson.object(body);
            JsonInput input = JsonInput.of(sent, faults);
            String name = input.requiredText("name", NAME_LENGTH);
            Set<String> scopes = scopes(input);
            Instant expiresAt = expiry(input, Instant.now());
            input.refuseOthers();
            if (!faults.isEmpty()) {
                throw Problem.invalidContent(faults).exception();
            }
            Keys.Made made = keys.make(name, scopes, expiresAt);
            return new Written(
                    201,
                    new KeyView.New(KeyView.of(made.key()), made.secret()),
                    null,
                    PATH + made.key().id(),
                    new Written.Entry("create", KIND, made.key().id(), null, null, null));
        });
    }

    private static Set<String> scopes(JsonInput input) {
        Set<String> scopes = new LinkedHashSet<>();
        List<JsonNode> sent = input.list("scopes", Scope.ALL.size());
        for (int i = 0; i < sent.size(); i++) {
            String scope = sent.get(i).asText();
            if (!Scope.ALL.contains(scope)) {
                input.faults()
                        .add(Fault.pointer(
                                        input.pointer("scopes") + "/" + i,
                                        "Must be one of " + String.join(", ", Scope.ALL))
                                .allowing(Scope.ALL, scope));
            }
            scopes.add(scope);
        }
        if (scopes.isEmpty() && input.faults().stream().noneMatch(fault -> "/scopes".equals(fault.pointer()))) {
            input.fault("scopes", "Must name at least one of " + String.join(", ", Scope.ALL));
        }
        return scopes;
    }

    private static Instant expiry(JsonInput input, Instant now) {
        Optional<String> lifetime = input.text("expiresIn", 40);
        Optional<Instant> time = input.instant("expiresAt");
        if (lifetime.isPresent() && time.isPresent()) {
            input.fault("expiresAt", "Goes not with expiresIn: send one of the two");
        } else if (time.isPresent()) {
            if (time.get().isAfter(now) && !time.get().isAfter(now.plus(LONGEST))) {
                return time.get();
            }
            input.fault("expiresAt", "Must lie ahead, at most ten years");
        } else if (lifetime.isPresent()) {
            try {
                Duration duration = Duration.parse(lifetime.get());
                if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                    return now.plus(duration).truncatedTo(ChronoUnit.MICROS);
                }
            } catch (DateTimeParseException e) {
                // The fault below tells it.
            }
            input.fault("expiresIn", "Must be an ISO 8601 duration of a minute to ten years in days, such as P90D");
        }
        return now.plus(USUAL).truncatedTo(ChronoUnit.MICROS);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "getKey", summary = "One key", description = "Everything about it but the key itself.")
    public KeyView get(@RestPath @Parameter(description = ID) String id) {
        return KeyView.of(find(id));
    }

    private Key find(String id) {
        return Optional.of(id)
                .filter(Slugs::isId)
                .flatMap(known -> keys.byId(Slugs.id(known)))
                .orElseThrow(() -> Problem.notFound().exception());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "deleteKey",
            summary = "Revokes a key",
            description = "From then on it opens nothing; it stays in the list. Refused with 409 where no key with the"
                    + " scope admin would be left to the key that asks.")
    @APIResponse(responseCode = "204", description = "It opens nothing any more.")
    @APIResponse(responseCode = "409", description = "It is the last valid key with the scope admin.")
    public Response revoke(@RestPath @Parameter(description = ID) String id, @BeanParam WriteQuery query) {
        return run(query, () -> {
            boolean another = keys.lockAdmins().stream()
                    .anyMatch(key -> !key.id().toString().equalsIgnoreCase(id));
            Key key = find(id);
            if (key.revokedAt() != null) {
                return Written.deleted(null);
            }
            if (!another && editor.keyId().isPresent() && key.scopes().contains(Scope.ADMIN)) {
                throw Problem.conflict(List.of(Fault.pointer(
                                "", "It is the last valid key with the scope admin; make another one first")))
                        .exception();
            }
            keys.revoke(key);
            return Written.deleted(new Written.Entry("revoke", KIND, key.id(), null, null, null));
        });
    }

    private Response run(WriteQuery query, Supplier<Written> work) {
        Parameters parameters = query.parameters();
        boolean dryRun = parameters.flag("dryRun", false);
        parameters.check();
        return writes.run(dryRun, work);
    }
}
