package org.broadsheet.redirect.edit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.change.CacheTags;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Saved;
import org.broadsheet.redirect.edit.RedirectPlaces.Placed;

/** Writes redirects, many at a time in a constant number of statements, in the caller's transaction. */
@ApplicationScoped
public class RedirectWriter {

    private static final String KIND = "redirect";

    private final Database database;
    private final ChangeLog log;

    RedirectWriter(Database database, ChangeLog log) {
        this.database = database;
        this.log = log;
    }

    /**
     * Stores redirects sent as records; a record that is the same as last time changes nothing, even if an editor has
     * written since.
     *
     * @param drafts without faults
     * @param by who saves
     * @return the outcome for each, in their order
     */
    public List<Saved> saveRecords(List<Placed> drafts, String by) {
        write(drafts.stream().filter(one -> !one.isUnchanged()).toList(), by, true);
        return drafts.stream()
                .map(one -> one.isUnchanged() ? Saved.UNCHANGED : one.before() == null ? Saved.CREATED : Saved.UPDATED)
                .toList();
    }

    /** Stores what an editor wrote; what a sender sent stays remembered. */
    void saveEdited(Placed draft, String by) {
        write(List.of(draft), by, false);
    }

    private void write(List<Placed> drafts, String by, boolean sent) {
        if (drafts.isEmpty()) {
            return;
        }
        Instant now = database.now();
        List<Object[]> created = new ArrayList<>();
        List<Object[]> updated = new ArrayList<>();
        for (Placed one : drafts) {
            byte[] digest = sent
                    ? one.digest()
                    : one.before() == null ? null : one.before().digest();
            Object[] row = {
                one.path().text(),
                one.path().folded(),
                one.target().text(),
                one.target().key(),
                one.target().page() == null ? null : one.target().page().kind(),
                one.target().page() == null ? null : one.target().page().slug(),
                one.draft().permanent(),
                digest,
                now,
                by,
                one.id()
            };
            if (one.before() == null) {
                created.add(row);
            } else {
                Object[] versioned = Arrays.copyOf(row, row.length + 1);
                versioned[row.length] = one.before().version();
                updated.add(versioned);
            }
            note(one);
        }
        database.batch("""
                insert into redirect (path, folded, target, target_key, kind, slug, permanent, digest, saved_at, saved_by,
                    id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, created);
        int[] counts = database.batch("""
                update redirect set path = ?, folded = ?, target = ?, target_key = ?, kind = ?, slug = ?, permanent = ?,
                    digest = ?, saved_at = ?, saved_by = ?, version = version + 1
                where id = ? and version = ?
                """, updated);
        if (Arrays.stream(counts).anyMatch(count -> count != 1)) {
            throw new ConcurrentModificationException("Another write changed one of these redirects meanwhile");
        }
    }

    private void note(Placed one) {
        String path = one.path().text();
        boolean renamed = one.before() != null && !one.before().path().equals(path);
        Change change = new Change(
                KIND,
                one.id(),
                null,
                one.before() == null ? 1 : one.before().version() + 1,
                path,
                renamed ? List.of(one.before().path()) : List.of(),
                null,
                null,
                Set.of(CacheTags.ADDRESSES));
        log.note(change.with(Change.Impact.of(one.before() == null)));
    }

    /** Deletes a redirect, which the caller has locked. */
    void delete(StoredRedirect redirect) {
        UUID id = redirect.id();
        database.update(Sql.of("delete from redirect where id = ?", id));
        log.note(new Change(
                KIND,
                id,
                "deleted",
                redirect.version(),
                redirect.draft().from(),
                List.of(),
                null,
                null,
                Set.of(CacheTags.ADDRESSES)));
    }
}
