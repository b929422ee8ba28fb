package org.broadsheet.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.access.Scope;
import org.broadsheet.change.NameChanges;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.name.Kind;
import org.broadsheet.name.SlugHistory;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Sent;
import org.broadsheet.request.Slugs;

/**
 * Merges a tag or author into another: everything that refers to the first refers to the second from then on, the
 * first's names redirect to the second, and the first is deleted.
 */
@ApplicationScoped
public class EditorialMerges {

    private static final String MERGE = "merge";
    private static final String MERGE_INTO = "merge into";

    private final WriteTransaction writes;
    private final Database database;
    private final SlugHistory history;
    private final FormerSlugs former;
    private final NameChanges changes;
    private final Audit audit;
    private final Editor editor;
    private final Event<Merging> merging;

    EditorialMerges(
            WriteTransaction writes,
            Database database,
            SlugHistory history,
            FormerSlugs former,
            NameChanges changes,
            Audit audit,
            Editor editor,
            Event<Merging> merging) {
        this.writes = writes;
        this.database = database;
        this.history = history;
        this.former = former;
        this.changes = changes;
        this.audit = audit;
        this.editor = editor;
        this.merging = merging;
    }

    /**
     * Fired in the transaction of a merge, while both still exist and are locked. Observers must move references from
     * the first to the second, or the merge fails.
     */
    public record Merging(Kind kind, UUID from, UUID into) {}

    /** Merges the resource with this id or slug into the one that was sent, and answers with the latter. */
    public <E extends EditorialEntity, D, V extends Versioned> Response merge(
            EditorialType<E, D, V> type,
            String idOrSlug,
            Sent<MergeInput> sent,
            BoundQuery<WriteRequest> query,
            String ifMatch,
            String idempotencyKey) {
        return writes.once(
                idempotencyKey,
                "merge " + type.word() + ' ' + idOrSlug,
                sent.bytes(),
                query.checked().dryRun(),
                () -> merge(type, idOrSlug, sent, new Precondition(ifMatch)));
    }

    private <E extends EditorialEntity, D, V extends Versioned> WriteResult merge(
            EditorialType<E, D, V> type, String idOrSlug, Sent<MergeInput> sent, Precondition precondition) {
        // A hundred thousand articles take longer than a statement usually may.
        database.waiveSocketTimeout();
        UUID id = id(type.kind(), idOrSlug).orElseThrow(() -> former.ofWrite(type.kind(), type.path(), idOrSlug));
        Optional<UUID> other = Optional.ofNullable(sent.content().into()).flatMap(slug -> id(type.kind(), slug)
                .or(() -> history.owner(type.kind(), slug).map(SlugHistory.Owner::id)));
        lock(type.kind(), id, other);
        E from = type.findByIdOptional(id).orElseThrow(() -> former.ofWrite(type.kind(), type.path(), idOrSlug));
        precondition.check(from.version);
        E into = other.flatMap(type::findByIdOptional)
                .orElseThrow(() -> refused(
                        "There is no " + type.word() + ' ' + sent.content().into()));
        if (from == into) {
            throw refused("A " + type.word() + " cannot be merged into itself");
        }
        type.publishes(null, from).ifPresent(what -> editor.needs(Scope.CONTENT_PUBLISH, what));
        changes.merged(type.kind(), named(from), named(into));
        merging.fire(new Merging(type.kind(), from.id, into.id));
        history.merge(type.kind(), from.id, from.slug, into.id);
        type.delete(from);
        type.flush();
        audit.note(new WriteResult.Entry(MERGE_INTO, type.word(), into.id, into.slug, into.version, into.version));
        V view = type.view(into, List.of());
        return WriteResult.changed(
                view,
                view.version(),
                new WriteResult.Entry(MERGE, type.word(), from.id, from.slug, from.version, null));
    }

    /**
     * Locks both, in one order, so that two merges never wait for each other. The first is then locked against new
     * references too: a writer who has just read it is refused by the foreign key, and tries again.
     */
    private void lock(Kind kind, UUID from, Optional<UUID> into) {
        List<UUID> both =
                into.filter(id -> !id.equals(from)).map(id -> List.of(from, id)).orElse(List.of(from));
        database.list(
                Sql.of("select id from " + kind.word() + " where id = any (?) order by id for no key update", both),
                row -> Database.id(row, "id"));
        database.list(
                Sql.of("select id from " + kind.word() + " where id = ? for update", from),
                row -> Database.id(row, "id"));
    }

    private Optional<UUID> id(Kind kind, String idOrSlug) {
        return database.first(
                Slugs.isId(idOrSlug)
                        ? Sql.of("select id from " + kind.word() + " where id = ?", Slugs.id(idOrSlug))
                        : Sql.of("select id from " + kind.word() + " where slug = ?", idOrSlug),
                row -> Database.id(row, "id"));
    }

    private static NameChanges.Named named(EditorialEntity entity) {
        return new NameChanges.Named(entity.id, entity.version, entity.slug);
    }

    private static RuntimeException refused(String detail) {
        return Problem.invalidContent(List.of(Fault.pointer("/into", detail))).exception();
    }
}
