package org.broadsheet.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.access.PreviewTokens;
import org.broadsheet.access.Scope;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.JsonInput;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.Slugs;
import org.broadsheet.delivery.StrictJson;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.WriteQuery;
import org.broadsheet.editorial.Writes;
import org.broadsheet.editorial.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Preview tokens: one draft, seen through Delivery. Needs a key. */
@Path("/v1/editorial/articles/{id}/preview-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: articles", description = "Writing articles, and deciding what the public sees of them.")
public class PreviewTokenResource {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int LABEL_LENGTH = 200;
    private static final String KIND = "preview token";

    private final EditorialArticles articles;
    private final PreviewTokens tokens;
    private final Editor editor;
    private final Writes writes;

    PreviewTokenResource(EditorialArticles articles, PreviewTokens tokens, Editor editor, Writes writes) {
        this.articles = articles;
        this.tokens = tokens;
        this.editor = editor;
        this.writes = writes;
    }

    @POST
    @RolesAllowed(Scope.CONTENT_READ)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createPreviewToken",
            summary = "Makes a token that shows this one draft through Delivery",
            description =
                    "Sent as the header Preview-Token or the parameter previewToken to any read of Delivery, it shows"
                            + " the draft in its own page, in lists and as a teaser, and nothing else. Shown once.")
    @APIResponse(
            responseCode = "201",
            description = "The token, shown this once.",
            content = @Content(schema = @Schema(implementation = PreviewTokenView.New.class)))
    public Response create(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = PreviewTokenView.Input.class)))
                    byte[] body,
            @BeanParam WriteQuery query,
            @Context RoutingContext context) {
        Parameters parameters = query.parameters();
        boolean dryRun = parameters.flag("dryRun", false);
        parameters.check();
        // No Idempotency-Key here: to repeat the first answer, the token itself would have to be kept.
        return writes.run(dryRun, () -> {
            EditorialArticle article = articles.find(id, List.of());
            List<Fault> faults = new ArrayList<>();
            ObjectNode sent = StrictJson.optionalObject(body);
            JsonInput input = JsonInput.of(sent, faults);
            Duration lifetime = lifetime(input);
            String label = input.text("label", LABEL_LENGTH).orElse(null);
            input.refuseOthers();
            if (!faults.isEmpty()) {
                throw Problem.invalidContent(faults).exception();
            }
            PreviewTokens.Made made = tokens.make(article.id(), label, lifetime, editor.name());
            String url = context.request().scheme() + "://"
                    + context.request().authority() + "/v1/articles/" + article.slug() + "?previewToken="
                    + made.secret();
            return new Written(
                    201,
                    new PreviewTokenView.New(PreviewTokenView.of(made.token()), made.secret(), url),
                    null,
                    "/v1/editorial/articles/" + article.id() + "/preview-tokens/"
                            + made.token().id(),
                    new Written.Entry("create", KIND, article.id(), article.slug(), null, null));
        });
    }

    private static Duration lifetime(JsonInput input) {
        Optional<String> text = input.text("expiresIn", 40);
        if (text.isEmpty()) {
            return WEEK;
        }
        try {
            Duration lifetime = Duration.parse(text.get());
            if (lifetime.compareTo(SHORTEST) >= 0 && lifetime.compareTo(LONGEST) <= 0) {
                return lifetime;
            }
        } catch (DateTimeParseException e) {
            // The fault below tells it.
        }
        input.fault("expiresIn", "Must be an ISO 8601 duration of a minute to 90 days, such as PT1H or P7D");
        return WEEK;
    }

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listPreviewTokens",
            summary = "An article's preview tokens, newest first",
            description = "Without the tokens themselves; with how often and when each was used.")
    public PreviewTokenView.All list(@RestPath @Parameter(description = EditorialArticleResource.ID) String id) {
        EditorialArticle article = articles.find(id, List.of());
        return new PreviewTokenView.All(
                tokens.of(article.id()).stream().map(PreviewTokenView::of).toList());
    }

    @DELETE
    @Path("/{token}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "deletePreviewToken",
            summary = "Takes a preview token back",
            description = "From then on it opens nothing. It stays in the list.")
    @APIResponse(responseCode = "204", description = "It opens nothing any more.")
    public Response revoke(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RestPath @Parameter(description = "The token's id.") String token,
            @BeanParam WriteQuery query) {
        Parameters parameters = query.parameters();
        boolean dryRun = parameters.flag("dryRun", false);
        parameters.check();
        return writes.run(dryRun, () -> {
            EditorialArticle article = articles.find(id, List.of());
            UUID tokenId = Slugs.isId(token) ? Slugs.id(token) : null;
            Optional.ofNullable(tokenId)
                    .flatMap(known -> tokens.revoke(article.id(), known))
                    .orElseThrow(() -> Problem.notFound().exception());
            return Written.deleted(new Written.Entry("revoke", KIND, article.id(), article.slug(), null, null));
        });
    }
}
