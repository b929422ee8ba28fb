package org.broadsheet.editorial.preview;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.access.PreviewTokens;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.workingcopy.WorkingCopyRef;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.Slugs;

/** Makes, lists and revokes the tokens of whatever can be previewed, in the caller's transaction. */
@ApplicationScoped
public class PreviewTokenWrites {

    private static final String KIND = "preview token";

    private final PreviewTokens tokens;
    private final Editor editor;

    PreviewTokenWrites(PreviewTokens tokens, Editor editor) {
        this.tokens = tokens;
        this.editor = editor;
    }

    /**
     * What tokens are for.
     *
     * @param address its own in the Editorial API
     * @param slug null if it has none
     * @param note for the audit trail; null for nothing
     */
    public record Previewed(PreviewTokens.Subject subject, String address, String slug, String note) {

        private WriteResult.Entry entry(String action) {
            return new WriteResult.Entry(action, KIND, subject.id(), slug, null, null, note);
        }
    }

    /**
     * Whether a token is to show a working copy; ends the request with a 422 if there is none.
     *
     * @param copy what is said of it; null if there is none
     * @param word what it would be a copy of
     */
    public static boolean ofWorkingCopy(PreviewTokenView.Input input, WorkingCopyRef copy, String word) {
        boolean wanted = Boolean.TRUE.equals(input.workingCopy());
        if (wanted && copy == null) {
            throw Problem.invalidContent(List.of(
                            Fault.pointer("/workingCopy", "The " + word + " has no working copy: make one first")))
                    .exception();
        }
        return wanted;
    }

    /**
     * Makes a token.
     *
     * @param page the path of the Delivery API that it is to open, perhaps with parameters
     */
    public WriteResult make(Previewed of, PreviewTokenView.Input input, String page, RoutingContext context) {
        PreviewTokens.Made made = tokens.make(of.subject(), input.label(), input.lifetime(), editor.name());
        String parameter = (page.indexOf('?') < 0 ? "?" : "&") + "previewToken=";
        String url =
                context.request().scheme() + "://" + context.request().authority() + page + parameter + made.secret();
        return new WriteResult(
                201,
                new PreviewTokenView.New(PreviewTokenView.of(made.token()), made.secret(), url),
                null,
                of.address() + "/preview-tokens/" + made.token().id(),
                of.entry("create"));
    }

    /** All tokens, newest first. */
    public PreviewTokenView.All of(PreviewTokens.Subject subject) {
        return new PreviewTokenView.All(
                tokens.of(subject).stream().map(PreviewTokenView::of).toList());
    }

    /** Revokes a token; ends the request with a 404 if there is none with this id. */
    public WriteResult revoke(Previewed of, String token) {
        UUID id = Slugs.isId(token) ? Slugs.id(token) : null;
        Optional.ofNullable(id)
                .flatMap(known -> tokens.revoke(of.subject(), known))
                .orElseThrow(() -> Problem.notStored().exception());
        return WriteResult.deleted(of.entry("revoke"));
    }
}
