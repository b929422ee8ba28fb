package org.broadsheet.editorial;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.RequestGuard;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.request.BoundQuery;

/** The audit trail: who did what and when, and the versions before and after. Written in the write's transaction. */
@ApplicationScoped
public class Audit {

    private final Database database;
    private final Editor editor;
    private final Counts counts;
    private final CurrentVertxRequest request;

    Audit(Database database, Editor editor, CurrentVertxRequest request) {
        this.database = database;
        this.editor = editor;
        this.counts = new Counts(database);
        this.request = request;
    }

    /** Records what the editor of this request did. */
    public void note(WriteResult.Entry entry) {
        note(
                entry,
                editor.name(),
                editor.keyId().orElse(null),
                request.getCurrent().get(RequestGuard.REQUEST_ID));
    }

    /** Records what somebody did, for code that does not run on the request's own thread. */
    public void note(WriteResult.Entry entry, String by, UUID keyId, String requestId) {
        database.update(insertion(entry, by, keyId, requestId));
    }

    /** The statement that records what somebody did. */
    static Sql insertion(WriteResult.Entry entry, String by, UUID keyId, String requestId) {
        // A command may run before the migration that adds the column for notes.
        boolean noted = entry.note() != null;
        Sql insertion = Sql.of(
                "insert into audit (id, key_id, key_name, action, kind, thing_id, slug, from_version, to_version,"
                        + " request_id" + (noted ? ", note" : "") + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
                UuidCreator.getTimeOrderedEpoch(),
                Optional.ofNullable(keyId),
                by,
                entry.action(),
                entry.kind(),
                Optional.ofNullable(entry.thing()),
                Optional.ofNullable(entry.slug()),
                Optional.ofNullable(entry.from()),
                Optional.ofNullable(entry.to()),
                Optional.ofNullable(requestId));
        return (noted ? insertion.add(", ?", entry.note()) : insertion).add(")");
    }

    /** A page of the audit trail, newest first. Uses audit_in_order, or audit_by_thing, by_slug, by_kind or by_key. */
    Page<AuditView> page(BoundQuery<AuditRequest> query) {
        AuditRequest request = query.value();
        Keyset keyset = Keyset.of(
                query,
                request.page(),
                "audit" + request.thing() + request.slug() + request.kind() + request.by(),
                Instant.class);
        query.faults().check();
        Sql filter = Sql.of("from audit where true");
        request.thing().ifPresent(id -> filter.add("and thing_id = ?", id));
        request.slug().ifPresent(slug -> filter.add("and slug = ?", slug));
        request.kind().ifPresent(kind -> filter.add("and kind = ?", kind.wireName()));
        request.by().ifPresent(name -> filter.add("and key_name = ?", name));
        return keyset.page(
                database.list(
                        Sql.of(
                                        "select id, at, key_name, action, kind, thing_id, slug, from_version, to_version, request_id, note")
                                .add(filter)
                                .add(keyset.beyond("at", "id", true))
                                .add(keyset.order("at", "id", true)),
                        row -> new AuditView(
                                Database.id(row, "id"),
                                Database.instant(row, "at"),
                                row.getString("key_name"),
                                row.getString("action"),
                                row.getString("kind"),
                                Database.id(row, "thing_id"),
                                row.getString("slug"),
                                (Integer) row.getObject("from_version"),
                                (Integer) row.getObject("to_version"),
                                row.getString("note"),
                                row.getString("request_id"))),
                AuditView::at,
                AuditView::id,
                view -> view,
                counts.of(keyset.counting(), Sql.of("select 1").add(filter)));
    }
}
