package org.broadsheet.article;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.article.ArticlePlaces.Placed;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Notices of articles. They are only ever added: leaving one out of a record takes none away. */
@ApplicationScoped
class Notices {

    static final String RETRACTION = "retraction";

    private static final String APPEND = """
            insert into notice (id, article_id, kind, html, published_at)
            select n.id, n.article_id, n.kind, n.html, n.published_at
            from (values (?::uuid, ?::uuid, ?::text, ?::text, ?::timestamptz)) n(id, article_id, kind, html, published_at)
            where not exists (select 1 from notice o
                where o.article_id = n.article_id and o.kind = n.kind and o.html = n.html
                and o.published_at = n.published_at)
            """;

    private final Database database;

    Notices(Database database) {
        this.database = database;
    }

    /** Adds the notices of these articles that they do not have yet; a retraction marks its article. */
    void append(List<Placed> articles) {
        List<Object[]> rows = new ArrayList<>();
        List<UUID> retracted = new ArrayList<>();
        for (Placed one : articles) {
            for (NoticeDraft notice : one.draft().notices()) {
                rows.add(row(one.id(), notice));
                if (notice.kind().equals(RETRACTION)) {
                    retracted.add(one.id());
                }
            }
        }
        database.batch(APPEND, rows);
        if (!retracted.isEmpty()) {
            database.update(Sql.of("update article set retracted = true where id = any (?)", retracted));
        }
    }

    /** Adds one notice to a stored article; a retraction takes it out of all lists. */
    void append(UUID article, NoticeDraft notice) {
        database.batch(APPEND, List.<Object[]>of(row(article, notice)));
        if (notice.kind().equals(RETRACTION)) {
            for (String table : List.of("article_tag", "article_author")) {
                database.update(Sql.of("update " + table + " set retracted = true where article_id = ?", article));
            }
            database.update(Sql.of("update article set retracted = true where id = ?", article));
        }
    }

    private static Object[] row(UUID article, NoticeDraft notice) {
        return new Object[] {
            UuidCreator.getTimeOrderedEpoch(), article, notice.kind(), notice.html(), notice.publishedAt()
        };
    }

    /** An article's notices, newest first. */
    List<NoticeView> of(UUID article) {
        return database.list(
                Sql.of("select id, kind, html, published_at from notice")
                        .add("where article_id = ? order by published_at desc, id desc", article),
                row -> new NoticeView(
                        Database.id(row, "id"),
                        row.getString("kind"),
                        row.getString("html"),
                        Database.instant(row, "published_at")));
    }
}
