package org.broadsheet.extra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.change.CacheTags;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;

/** Stores the schemas that newsrooms put, in the caller's transaction. */
@ApplicationScoped
class SchemaStore {

    /** The type of its rows in the log and the audit trail. */
    static final String TYPE = "schema";

    private static final int MOST_CHECKED = 100_000;
    private static final int PAGE = 500;

    /** Every answer that shows something of a newsroom's own, or lists by it, has one of them. */
    private static final Set<String> SHOWN =
            Set.of(CacheTags.NAMES, CacheTags.EXTRA, CacheTags.SECTIONS, CacheTags.TAGS, CacheTags.AUTHORS);

    private final Database database;
    private final ChangeLog changes;
    private final Editor editor;
    private final Extras extras;

    SchemaStore(Database database, ChangeLog changes, Editor editor, Extras extras) {
        this.database = database;
        this.changes = changes;
        this.editor = editor;
        this.extras = extras;
    }

    /** A schema as it is stored. */
    record Stored(
            UUID id,
            int version,
            String schema,
            Set<String> privateNames,
            Set<String> filteredNames,
            Instant savedAt,
            String savedBy) {}

    /** The stored schema of a kind; empty if it has none. */
    Optional<Stored> find(Kind kind) {
        return find(kind, "");
    }

    private Optional<Stored> find(Kind kind, String lock) {
        return database.first(
                Sql.of(
                                "select id, version, schema, private_names, filtered_names, saved_at, saved_by from extra_schema")
                        .add("where kind = ? " + lock, kind.word()),
                SchemaStore::read);
    }

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                Database.id(row, "id"),
                row.getInt("version"),
                row.getString("schema"),
                names(row, "private_names"),
                names(row, "filtered_names"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"));
    }

    private static Set<String> names(ResultSet row, String column) throws SQLException {
        return new TreeSet<>(List.of((String[]) row.getArray(column).getArray()));
    }

    /** Stores a schema; ends the request with a 422 if it is none that is allowed. */
    WriteResult put(Kind kind, Precondition precondition, ObjectNode schema, SchemaWriteRequest.Misfits policy) {
        Optional<Stored> before = find(kind, "for update");
        if (before.isPresent() || precondition.ifMatch() != null) {
            precondition.check(before.map(Stored::version).orElse(Precondition.NOTHING));
        }
        SchemaReader.Marks marks = SchemaReader.read(schema);
        int version = before.map(Stored::version).orElse(0) + 1;
        ExtraSchema compiled = ExtraSchema.of(kind, version, schema, marks);
        SchemaView.Misfits misfits = misfits(kind, compiled);
        if (policy == SchemaWriteRequest.Misfits.REFUSE && misfits.count() > 0) {
            throw Problem.conflict(List.of(Fault.pointer("", refusal(kind, misfits))))
                    .exception();
        }
        Instant now = database.now();
        String text = schema.toString();
        if (before.isPresent() && before.get().schema().equals(text)) {
            return WriteResult.changed(
                    view(
                            kind,
                            version - 1,
                            marks,
                            Set.of(),
                            before.get().savedAt(),
                            before.get().savedBy(),
                            misfits),
                    version - 1,
                    null);
        }
        UUID id = before.map(Stored::id).orElseGet(UuidCreator::getTimeOrderedEpoch);
        database.update(Sql.of("insert into extra_schema (kind, id, version, schema, private_names, filtered_names,")
                .add(
                        "saved_at, saved_by) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        kind.word(),
                        id,
                        version,
                        text,
                        marks.privateNames(),
                        marks.filteredNames(),
                        now,
                        editor.name())
                .add("on conflict (kind) do update set version = excluded.version, schema = excluded.schema,")
                .add("private_names = excluded.private_names, filtered_names = excluded.filtered_names,")
                .add("saved_at = excluded.saved_at, saved_by = excluded.saved_by"));
        extras.forget();
        Set<String> nowPublic = new TreeSet<>(before.map(Stored::privateNames).orElse(Set.of()));
        nowPublic.removeAll(marks.privateNames());
        boolean shownAlike = before.isPresent()
                && before.get().privateNames().equals(marks.privateNames())
                && before.get().filteredNames().equals(marks.filteredNames());
        if (!shownAlike) {
            note(kind, id, version, null);
        }
        SchemaView view = view(kind, version, marks, nowPublic, now, editor.name(), misfits);
        WriteResult.Entry entry = new WriteResult.Entry(
                before.isPresent() ? "replace" : "create",
                TYPE,
                id,
                kind.word(),
                before.map(Stored::version).orElse(null),
                version);
        return before.isPresent()
                ? WriteResult.changed(view, version, entry)
                : WriteResult.created(view, version, SchemaResource.PATH + kind.word(), entry);
    }

    private SchemaView view(
            Kind kind,
            int version,
            SchemaReader.Marks marks,
            Set<String> nowPublic,
            Instant savedAt,
            String savedBy,
            SchemaView.Misfits misfits) {
        return new SchemaView(
                SchemaKind.of(kind),
                version,
                marks.privateNames(),
                marks.filteredNames(),
                nowPublic,
                savedAt,
                savedBy,
                misfits);
    }

    private void note(Kind kind, UUID id, int version, String reason) {
        changes.note(new Change(TYPE, id, reason, version, kind.word(), List.of(), null, null, SHOWN));
    }

    private static String refusal(Kind kind, SchemaView.Misfits misfits) {
        return "%d %ss do not fit the schema, first of all %s: %s"
                .formatted(
                        misfits.count(),
                        kind.word(),
                        misfits.first().stream().map(SchemaView.Misfit::slug).collect(Collectors.joining(", ")),
                        misfits.first().get(0).errors().get(0).detail());
    }

    /** Deletes a schema; refused while it keeps something private, which would be public without it. */
    WriteResult delete(Kind kind, Precondition precondition) {
        Stored stored =
                find(kind, "for update").orElseThrow(() -> Problem.notStored().exception());
        precondition.check(stored.version());
        if (!stored.privateNames().isEmpty()) {
            throw Problem.conflict(List.of(Fault.pointer(
                            "",
                            "Without the schema everything in extra is public. It keeps private: "
                                    + String.join(", ", stored.privateNames())
                                    + ". Put a schema without those marks first, if they are to be public")))
                    .exception();
        }
        database.update(Sql.of("delete from extra_schema where kind = ?", kind.word()));
        extras.forget();
        note(kind, stored.id(), stored.version(), "deleted");
        return WriteResult.deleted(
                new WriteResult.Entry("delete", TYPE, stored.id(), kind.word(), stored.version(), null));
    }

    private record Thing(UUID id, String slug, Extra extra) {}

    /** Checks what is stored, page by page, so that memory use stays flat. */
    private SchemaView.Misfits misfits(Kind kind, ExtraSchema schema) {
        List<SchemaView.Misfit> first = new ArrayList<>();
        long count = 0;
        long checked = 0;
        // What has none of its own is the same for all of it, and need not be read.
        List<Fault> ofNone = schema.faults(null);
        String narrowed = ofNone.isEmpty() ? "and extra is not null" : "";
        UUID after = new UUID(0, 0);
        List<Thing> page;
        do {
            page = database.list(
                    Sql.of("select id, slug, extra from " + kind.word() + " where id > ? " + narrowed, after)
                            .add("order by id limit ?", PAGE),
                    row -> new Thing(
                            Database.id(row, "id"), row.getString("slug"), Extra.fromJson(row.getString("extra"))));
            for (Thing thing : page) {
                after = thing.id();
                List<Fault> faults = thing.extra() == null ? ofNone : schema.faults(thing.extra());
                if (!faults.isEmpty()) {
                    count++;
                    if (first.size() < SchemaView.Misfits.MOST) {
                        first.add(new SchemaView.Misfit(thing.id(), thing.slug(), faults));
                    }
                }
            }
            checked += page.size();
        } while (page.size() == PAGE && checked < MOST_CHECKED);
        return new SchemaView.Misfits(count, checked, page.size() < PAGE, first);
    }
}
