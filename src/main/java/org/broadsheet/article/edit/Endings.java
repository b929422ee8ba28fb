package org.broadsheet.article.edit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Ticker;
import org.broadsheet.database.Visibility;

/**
 * Follows up what the clock has ended. To the public such an article is gone by itself; here, moments later, it gets the
 * status of what is over, which takes it out of the indexes of what is public and out of counts, and its deletion is
 * appended to the change log. Each article is handled by one node: the one that locks it. What ended while no node was
 * running is handled at the next start.
 */
@ApplicationScoped
class Endings {

    private static final Duration PAUSE = Duration.ofMillis(400);

    private static final int AT_ONCE = 500;

    private final Database database;
    private final ArticleChanges changes;
    private final ChangeLog log;
    private Ticker ticker;

    Endings(Database database, ArticleChanges changes, ChangeLog log) {
        this.database = database;
        this.changes = changes;
        this.log = log;
    }

    void start(@Observes @Priority(200) StartupEvent start) {
        ticker = new Ticker("endings", PAUSE, this::tick);
    }

    void stop(@Observes ShutdownEvent stop) {
        ticker.close();
    }

    void tick() {
        boolean due = database.first(
                        Sql.of("select exists (select 1 from article a where " + Visibility.endedLately("a") + ")"),
                        row -> row.getBoolean(1))
                .orElse(false);
        while (due) {
            due = QuarkusTransaction.requiringNew().call(this::follow) == AT_ONCE;
        }
    }

    /** One that is being written is left for the next run. */
    private int follow() {
        List<UUID> ended = database.list(
                Sql.of("select a.id from article a where " + Visibility.endedLately("a"))
                        .add("order by a.expires_at limit ? for update skip locked", AT_ONCE),
                row -> Database.id(row, "id"));
        if (!ended.isEmpty()) {
            // Its beginning may not be in the log yet, and must not follow its end there.
            log.coming(ended, List.of());
            changes.noteEnds(ended);
            database.update(
                    Sql.of("update article set status = ?, gone_at = expires_at, gone_reason = null,", State.EXPIRED)
                            .add("gone_notice = null, gone_replacement_id = null where id = any (?)", ended));
        }
        return ended.size();
    }
}
