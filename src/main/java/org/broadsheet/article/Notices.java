package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Reads;
import org.broadsheet.database.Sql;

/** Reads the notices of articles. */
@ApplicationScoped
public class Notices {

    private final Database database;

    Notices(Database database) {
        this.database = database;
    }

    /** An article's notices, newest first. */
    public static List<NoticeView> of(Reads reads, UUID article) {
        return reads.list(
                Sql.of("select id, kind, html, published_at from notice")
                        .add("where article_id = ? order by published_at desc, id desc", article),
                row -> new NoticeView(
                        Database.id(row, "id"),
                        row.getString("kind"),
                        row.getString("html"),
                        Database.instant(row, "published_at")));
    }
}
