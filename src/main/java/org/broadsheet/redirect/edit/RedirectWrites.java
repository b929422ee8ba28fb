package org.broadsheet.redirect.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.problem.Problem;
import org.broadsheet.redirect.edit.RedirectPlaces.Placed;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.Patch;
import org.broadsheet.request.Sent;

/** What editors do with redirects, in the caller's transaction. */
@ApplicationScoped
class RedirectWrites {

    private static final String KIND = "redirect";
    private static final String PATH = "/v1/editorial/redirects/";

    private final EditorialRedirects redirects;
    private final RedirectPlaces places;
    private final RedirectWriter writer;
    private final Editor editor;
    private final ObjectMapper json;

    RedirectWrites(
            EditorialRedirects redirects,
            RedirectPlaces places,
            RedirectWriter writer,
            Editor editor,
            ObjectMapper json) {
        this.redirects = redirects;
        this.places = places;
        this.writer = writer;
        this.editor = editor;
        this.json = json;
    }

    WriteResult create(Sent<RedirectDraft> sent) {
        places.lock();
        Placed placed = save(places.place(sent.content(), null));
        EditorialRedirect view = redirects.find(placed.id().toString(), warnings(sent.losses()));
        return WriteResult.created(view, view.version(), PATH + view.id(), entry("create", view, null));
    }

    WriteResult replace(String id, Precondition precondition, Sent<RedirectDraft> sent) {
        places.lock();
        StoredRedirect stored = redirects.lock(id, precondition);
        return write("replace", stored, sent);
    }

    WriteResult patch(String id, Precondition precondition, Patch<RedirectDraft> patch) {
        places.lock();
        StoredRedirect stored = redirects.lock(id, precondition);
        return write("patch", stored, patch.applyTo(stored.draft()));
    }

    private WriteResult write(String action, StoredRedirect stored, Sent<RedirectDraft> sent) {
        String id = stored.id().toString();
        RedirectDraft draft = sent.content(json.valueToTree(redirects.find(id, List.of())));
        boolean changed = !draft.equals(stored.draft());
        if (changed) {
            save(places.place(draft, stored));
        }
        EditorialRedirect view = redirects.find(id, warnings(sent.losses()));
        return WriteResult.changed(view, view.version(), changed ? entry(action, view, stored.version()) : null);
    }

    WriteResult delete(String id, Precondition precondition) {
        StoredRedirect stored = redirects.lock(id, precondition);
        writer.delete(stored);
        return WriteResult.deleted(new WriteResult.Entry(
                "delete", KIND, stored.id(), stored.draft().from(), stored.version(), null));
    }

    private Placed save(Placed placed) {
        if (!placed.faults().isEmpty()) {
            throw Problem.conflict(placed.faults()).exception();
        }
        writer.saveEdited(placed, editor.name());
        return placed;
    }

    private static List<Warning> warnings(List<ContentLoss> losses) {
        return losses.stream().map(Warning::of).toList();
    }

    private static WriteResult.Entry entry(String action, EditorialRedirect view, Integer from) {
        return new WriteResult.Entry(action, KIND, view.id(), view.from(), from, view.version());
    }
}
