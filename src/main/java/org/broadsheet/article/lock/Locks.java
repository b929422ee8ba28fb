package org.broadsheet.article.lock;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.article.edit.EditorialArticles;
import org.broadsheet.article.edit.LockView;
import org.broadsheet.article.edit.StoredArticle;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/** Takes, shows and gives back the locks of articles. The database's clock ends them. */
@ApplicationScoped
class Locks {

    private static final String COLUMNS = "select holder, key_name, taken_at, until from article_lock";

    private final EditorialArticles articles;
    private final Database database;
    private final Editor editor;

    Locks(EditorialArticles articles, Database database, Editor editor) {
        this.articles = articles;
        this.database = database;
        this.editor = editor;
    }

    /** The lock that somebody has; ends the request with a 404 if nobody has one. */
    LockView get(String name) {
        return held(articles.stored(name).id())
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "Nobody has this article locked.")
                        .exception());
    }

    private Optional<LockView> held(UUID article) {
        return database.first(
                Sql.of(COLUMNS + " where article_id = ? and until > now()", article),
                row -> new LockView(
                        row.getString("holder"),
                        row.getString("key_name"),
                        Database.instant(row, "taken_at"),
                        Database.instant(row, "until")));
    }

    /** Takes or refreshes a lock; ends the request with a 409 if somebody else has it, unless it is to be taken over. */
    WriteResult take(String name, LockInput input) {
        StoredArticle article = articles.lock(name);
        Optional<LockView> held = held(article.id());
        Optional<LockView> of = held.filter(lock -> !lock.by().equals(input.by()));
        if (of.isPresent() && !input.takeOver()) {
            throw conflict(of.get(), "; send takeOver to take it over");
        }
        boolean refreshes = held.isPresent() && of.isEmpty();
        database.update(Sql.of("insert into article_lock (article_id, holder, key_name, taken_at, until)")
                .add(
                        "values (?, ?, ?, now(), now() + make_interval(mins => ?))",
                        article.id(),
                        input.by(),
                        editor.name(),
                        input.minutes())
                .add("on conflict (article_id) do update set holder = excluded.holder, key_name = excluded.key_name,")
                .add("until = excluded.until, taken_at = " + (refreshes ? "article_lock" : "excluded") + ".taken_at"));
        return new WriteResult(
                200,
                held(article.id()).orElseThrow(),
                null,
                null,
                of.map(lock -> new WriteResult.Entry(
                                "take over lock",
                                "article",
                                article.id(),
                                article.content().slug(),
                                article.version(),
                                article.version(),
                                input.by() + " took it from " + lock.by() + ", who had it until " + lock.until()))
                        .orElse(null));
    }

    /** Gives a lock back; nothing happens if nobody has one. Ends the request with a 409 if somebody else has it. */
    WriteResult release(String name, String by) {
        StoredArticle article = articles.lock(name);
        held(article.id()).filter(lock -> !lock.by().equals(by)).ifPresent(lock -> {
            throw conflict(lock, "; only they give it back, so take it over first");
        });
        database.update(Sql.of("delete from article_lock where article_id = ?", article.id()));
        return WriteResult.deleted(null);
    }

    private static RuntimeException conflict(LockView lock, String remedy) {
        return Problem.conflict(
                        List.of(Fault.pointer("/by", lock.by() + " has it locked until " + lock.until() + remedy)))
                .exception();
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forget() {
        database.update(Sql.of("delete from article_lock where until < now()"));
    }
}
