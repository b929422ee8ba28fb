package org.broadsheet.media;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.change.CacheTags;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Ticker;

/**
 * Removes deleted pictures from the store, after the commit: whichever node is free does it, and again until it succeeds. The
 * change log has all nodes and the CDN forget their sizes.
 */
@ApplicationScoped
public class LeavingPictures {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final String LEAVE = """
            insert into media_leaving (sha256, hashes)
            select i.sha256, array(select a.hash from image_address a where a.image_id = i.id)
            from image i
            where i.id = ?
            returning hashes
            """;

    private final Database database;
    private final MediaStore store;
    private final ChangeLog changes;
    private Ticker ticker;

    LeavingPictures(Database database, MediaStore store, ChangeLog changes) {
        this.database = database;
        this.store = store;
        this.changes = changes;
    }

    /** Has a picture's bytes removed, in the transaction that is about to delete its row. */
    public void leave(UUID image) {
        List<String> hashes = database.first(Sql.of(LEAVE, image), row -> texts(row, "hashes"))
                .orElseThrow(() -> new IllegalArgumentException("There is no picture " + image));
        changes.note(new Change(
                "image",
                image,
                "deleted",
                1,
                image.toString(),
                List.of(),
                null,
                null,
                hashes.stream().map(CacheTags::media).collect(Collectors.toSet())));
    }

    /**
     * Keeps a picture's bytes that were about to be removed, because the same picture was sent again. To be called in the
     * transaction that keeps it: after its row is inserted, which waits for a deletion of the same, and before its bytes are
     * put, since this waits for a removal that has begun.
     */
    public void stay(byte[] sha256) {
        database.update(Sql.of("delete from media_leaving where sha256 = ?", sha256));
    }

    void start(@Observes @Priority(200) StartupEvent start) {
        ticker = new Ticker("media", PAUSE, this::work);
    }

    void stop(@Observes ShutdownEvent stop) {
        ticker.close();
    }

    void work() {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(this::removeOne);
        }
    }

    private record Leaving(String sha256, List<String> hashes) {}

    /** Removes the bytes of one picture, whose row stays locked meanwhile; whether there was one. */
    private boolean removeOne() {
        database.mayPause();
        List<Leaving> leaving = database.list(
                Sql.of("delete from media_leaving where sha256 = (")
                        .add("select sha256 from media_leaving limit 1 for update skip locked)")
                        .add("returning encode(sha256, 'hex') as sha256, hashes"),
                row -> new Leaving(row.getString("sha256"), texts(row, "hashes")));
        leaving.forEach(one -> {
            one.hashes().forEach(store::deleteSizes);
            store.delete(new MediaKey.Master(one.sha256()));
            store.delete(new MediaKey.Original(one.sha256()));
        });
        return !leaving.isEmpty();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
