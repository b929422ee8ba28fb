package org.broadsheet.editorial;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Counts;
import org.broadsheet.delivery.Keyset;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.RequestGuard;

/** Who did what, when, from which version to which. Written in the transaction of what was done. */
@ApplicationScoped
public class Audit {

    private final Database database;
    private final Editor editor;
    private final Counts counts;
    private final CurrentVertxRequest request;

    Audit(Database database, Editor editor, Counts counts, CurrentVertxRequest request) {
        this.database = database;
        this.editor = editor;
        this.counts = counts;
        this.request = request;
    }

    /** Notes what the editor of this request did. */
    void note(Written.Entry entry) {
        note(
                entry,
                editor.name(),
                editor.keyId().orElse(null),
                request.getCurrent().get(RequestGuard.REQUEST_ID));
    }

    /** Notes what somebody did outside a request's own thread. */
    public void note(Written.Entry entry, String by, UUID keyId, String requestId) {
        database.update(Sql.of(
                "insert into audit (id, key_id, key_name, action, kind, thing_id, slug, from_version, to_version,"
                        + " request_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                UuidCreator.getTimeOrderedEpoch(),
                Optional.ofNullable(keyId),
                by,
                entry.action(),
                entry.kind(),
                Optional.ofNullable(entry.thing()),
                Optional.ofNullable(entry.slug()),
                Optional.ofNullable(entry.from()),
                Optional.ofNullable(entry.to()),
                Optional.ofNullable(requestId)));
    }

    /** A page of the trail, newest first. Uses audit_in_order, or audit_by_thing. */
    Page<AuditView> page(Parameters parameters) {
        Optional<UUID> thing = parameters.id("thing");
        Keyset keyset = Keyset.of(parameters, "audit" + thing, Instant.class);
        parameters.check();
        Sql filter = Sql.of("from audit where true");
        thing.ifPresent(id -> filter.add("and thing_id = ?", id));
        return keyset.page(
                database.list(
                        Sql.of(
                                        "select id, at, key_name, action, kind, thing_id, slug, from_version, to_version, request_id")
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
                                row.getString("request_id"))),
                AuditView::at,
                AuditView::id,
                view -> view,
                counts.of(keyset.counting(), Sql.of("select 1").add(filter)));
    }
}
