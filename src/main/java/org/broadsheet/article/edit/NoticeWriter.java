package org.broadsheet.article.edit;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.article.edit.ArticleIdentity.Placed;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Adds notices to articles. Notices are never removed, and a retraction cannot be taken back. */
@ApplicationScoped
class NoticeWriter {

    private static final String APPEND = """
            insert into notice (id, article_id, kind, html, published_at)
            select n.id, n.article_id, n.kind, n.html, n.published_at
            from (values (?::uuid, ?::uuid, ?::text, ?::text, ?::timestamptz)) n(id, article_id, kind, html, published_at)
            where not exists (select 1 from notice o
                where o.article_id = n.article_id and o.kind = n.kind and o.html = n.html
                and o.published_at = n.published_at)
            """;

    private final Database database;

    NoticeWriter(Database database) {
        this.database = database;
    }

    /** Adds the notices of these articles that they do not have yet; a retraction marks its article. */
    void append(List<Placed> articles) {
        List<Object[]> rows = new ArrayList<>();
        List<UUID> retracted = new ArrayList<>();
        for (Placed one : articles) {
            for (NoticeDraft notice : one.draft().notices()) {
                add(one.id(), notice, rows, retracted);
            }
        }
        store(rows, retracted);
    }

    /** Adds one notice to a stored article. */
    void append(UUID article, NoticeDraft notice) {
        List<Object[]> rows = new ArrayList<>();
        List<UUID> retracted = new ArrayList<>();
        add(article, notice, rows, retracted);
        store(rows, retracted);
    }

    private static void add(UUID article, NoticeDraft notice, List<Object[]> rows, List<UUID> retracted) {
        rows.add(new Object[] {
            UuidCreator.getTimeOrderedEpoch(), article, notice.kind(), notice.text(), notice.publishedAt()
        });
        if (notice.kind().equals(NoticeDraft.RETRACTION)) {
            retracted.add(article);
        }
    }

    private void store(List<Object[]> rows, List<UUID> retracted) {
        database.batch(APPEND, rows);
        if (!retracted.isEmpty()) {
            database.update(Sql.of("update article set retracted = true where id = any (?)", retracted));
        }
    }
}
