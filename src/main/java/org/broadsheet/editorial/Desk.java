package org.broadsheet.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.broadsheet.body.Dropped;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.JsonInput;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.SlugMaker;
import org.broadsheet.delivery.Slugs;
import org.broadsheet.delivery.StrictJson;

/**
 * Where sections, tags, authors and summaries are written: one way for all of them. A write locks the row first, so of
 * many writers of one version one is in time and the others are told.
 */
@ApplicationScoped
public class Desk {

    private static final int TITLE_LENGTH = 500;
    private static final int CANDIDATES = 20;
    private static final int NAMED_DEPENDENTS = 10;

    private final Writes writes;
    private final Database database;
    private final ObjectMapper json;

    Desk(Writes writes, Database database, ObjectMapper json) {
        this.writes = writes;
        this.database = database;
        this.json = json;
    }

    /** 200 with the thing of this id or slug, or 304. */
    public <D, V extends Edited> Response get(Kind<D, V> kind, String id, String ifNoneMatch) {
        V view = kind.find(id, List.of());
        return EditorialRead.of(view, view.version(), ifNoneMatch);
    }

    /** Creates a thing. */
    public <D, V extends Edited> Response create(
            Kind<D, V> kind, byte[] body, WriteQuery query, String idempotencyKey) {
        boolean dryRun = dryRun(query);
        return writes.once(
                idempotencyKey, "create " + kind.word(), body, dryRun, () -> create(kind, StrictJson.object(body)));
    }

    /** Puts this content in the place of what is there. */
    public <D, V extends Edited> Response replace(
            Kind<D, V> kind, String id, byte[] body, WriteQuery query, String ifMatch) {
        return run(query, () -> {
            V stored = edit(kind, id, ifMatch);
            return write("replace", kind, stored, StrictJson.object(body));
        });
    }

    /** Changes some fields. A body is one value: its forms are not merged. */
    public <D, V extends Edited> Response patch(
            Kind<D, V> kind, String id, byte[] body, WriteQuery query, String ifMatch) {
        return run(query, () -> {
            V stored = edit(kind, id, ifMatch);
            ObjectNode patch = StrictJson.object(body);
            ObjectNode target = form(kind, stored);
            if (patch.path("body").isObject()) {
                target.remove("body");
            }
            return write("patch", kind, stored, MergePatch.apply(target, patch));
        });
    }

    /** Deletes a thing that nothing refers to. */
    public <D, V extends Edited> Response delete(Kind<D, V> kind, String id, WriteQuery query, String ifMatch) {
        return run(query, () -> {
            V stored = edit(kind, id, ifMatch);
            kind.permit(null, stored);
            List<String> dependents = kind.dependents(stored.id());
            if (!dependents.isEmpty()) {
                String named = String.join(", ", dependents.subList(0, Math.min(NAMED_DEPENDENTS, dependents.size())));
                String more = dependents.size() > NAMED_DEPENDENTS ? " and more" : "";
                throw conflict(Fault.pointer("", "These refer to it: " + named + more));
            }
            kind.delete(stored);
            return Written.deleted(
                    new Written.Entry("delete", kind.word(), stored.id(), stored.slug(), stored.version(), null));
        });
    }

    private Response run(WriteQuery query, Supplier<Written> work) {
        return writes.run(dryRun(query), work);
    }

    private static boolean dryRun(WriteQuery query) {
        Parameters parameters = query.parameters();
        boolean dryRun = parameters.flag("dryRun", false);
        parameters.check();
        return dryRun;
    }

    private <D, V extends Edited> Written create(Kind<D, V> kind, ObjectNode sent) {
        if (!sent.hasNonNull("slug")) {
            String title = sent.path(kind.title()).asText("");
            String made = SlugMaker.of(
                    title.substring(0, Math.min(TITLE_LENGTH, title.length())),
                    sent.path("language").asText("en"));
            sent.put("slug", isTaken(kind, made, null) ? free(kind, made) : made);
        }
        Reading<D> reading = read(kind, sent, null);
        kind.permit(reading.draft(), null);
        UUID id = save(kind, reading.draft(), null);
        V view = kind.find(id.toString(), warnings(kind, reading));
        return Written.created(view, view.version(), kind.path() + id, entry("create", kind, view, null));
    }

    private <D, V extends Edited> Written write(String action, Kind<D, V> kind, V stored, ObjectNode sent) {
        ObjectNode form = form(kind, stored);
        for (String field : kind.remembered()) {
            if (!sent.hasNonNull(field)) {
                sent.set(field, form.get(field));
            }
        }
        Reading<D> reading = read(kind, sent, stored);
        D before = kind.read(JsonInput.of(form, new ArrayList<>()), new ArrayList<>());
        String id = stored.id().toString();
        if (Arrays.equals(kind.digest(before), kind.digest(reading.draft()))) {
            V view = kind.find(id, warnings(kind, reading));
            return Written.changed(view, view.version(), null);
        }
        kind.permit(reading.draft(), stored);
        save(kind, reading.draft(), stored);
        V view = kind.find(id, warnings(kind, reading));
        return Written.changed(view, view.version(), entry(action, kind, view, stored.version()));
    }

    /** The thing, locked until the transaction ends, if it is at the version that the editor read. */
    private <V extends Edited> V edit(Kind<?, V> kind, String idOrSlug, String ifMatch) {
        UUID id = database.first(
                        Sql.of("select id from " + kind.word() + " where")
                                .add(
                                        Slugs.isId(idOrSlug)
                                                ? Sql.of("id = ?", Slugs.id(idOrSlug))
                                                : Sql.of("slug = ?", idOrSlug))
                                .add("for update"),
                        row -> Database.id(row, "id"))
                .orElseThrow(() -> Problem.notFound().exception());
        V stored = kind.find(id.toString(), List.of());
        new Precondition(ifMatch).check(stored.version());
        return stored;
    }

    private <V extends Edited> ObjectNode form(Kind<?, V> kind, V stored) {
        ObjectNode form = json.valueToTree(stored);
        form.remove(kind.kept());
        return form;
    }

    private record Reading<D>(D draft, List<Dropped> dropped) {}

    private <D, V extends Edited> Reading<D> read(Kind<D, V> kind, ObjectNode sent, V stored) {
        List<Fault> faults = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        JsonInput input = JsonInput.of(sent, faults);
        D draft = kind.read(input, dropped);
        JsonNode known = stored == null ? json.createObjectNode() : json.valueToTree(stored);
        for (String field : kind.kept()) {
            input.kept(field, known.get(field), "it follows from what is written");
        }
        input.refuseOthers();
        if (faults.isEmpty()) {
            kind.check(draft, faults);
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
        return new Reading<>(draft, dropped);
    }

    private <D, V extends Edited> UUID save(Kind<D, V> kind, D draft, V stored) {
        String slug = kind.slug(draft);
        if (isTaken(kind, slug, stored)) {
            throw conflict(
                    Fault.pointer("/slug", "Belongs to another " + kind.word()).suggesting(free(kind, slug)));
        }
        return kind.save(draft, stored);
    }

    private boolean isTaken(Kind<?, ?> kind, String slug, Edited stored) {
        return database.first(
                        Sql.of("select id from " + kind.word() + " where slug = ?", slug),
                        row -> Database.id(row, "id"))
                .filter(id -> stored == null || !id.equals(stored.id()))
                .isPresent();
    }

    /** The first of a slug's numbered forms that nothing of the kind has. */
    private String free(Kind<?, ?> kind, String slug) {
        int number = 2;
        while (true) {
            Set<String> candidates = new LinkedHashSet<>();
            for (int i = 0; i < CANDIDATES; i++) {
                candidates.add(SlugMaker.numbered(slug, number++));
            }
            candidates.removeAll(database.list(
                    Sql.of("select slug from " + kind.word() + " where slug = any (?)", candidates),
                    row -> row.getString("slug")));
            if (!candidates.isEmpty()) {
                return candidates.iterator().next();
            }
        }
    }

    private static <D> List<Warning> warnings(Kind<D, ?> kind, Reading<D> reading) {
        List<Warning> warnings = new ArrayList<>();
        reading.dropped().forEach(one -> warnings.add(new Warning(one.where(), one.what())));
        warnings.addAll(kind.warnings(reading.draft()));
        return warnings;
    }

    private static Written.Entry entry(String action, Kind<?, ?> kind, Edited view, Integer from) {
        return new Written.Entry(action, kind.word(), view.id(), view.slug(), from, view.version());
    }

    private static RuntimeException conflict(Fault fault) {
        return Problem.conflict(List.of(fault)).exception();
    }
}
