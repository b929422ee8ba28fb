package org.broadsheet.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** What shows an image. */
@ApplicationScoped
class ImageUses {

    private static final int MOST = 11;

    private final Database database;

    ImageUses(Database database) {
        this.database = database;
    }

    /** Some of the things that show an image, each as its kind and slug; at most 11. */
    List<String> of(UUID id) {
        return database.list(
                Sql.of("(select 'article ' || a.slug as use from article_image x join article a on a.id = x.article_id")
                        .add("where x.image_id = ? limit " + MOST + ")", id)
                        .add(
                                "union all (select 'section ' || slug from section where image_id = ? limit " + MOST
                                        + ")",
                                id)
                        .add(
                                "union all (select 'summary ' || m.slug from summary_image x join summary m on m.id = x.summary_id")
                        .add("where x.image_id = ? limit " + MOST + ")", id)
                        .add("union all (select 'tag ' || slug from tag where image_id = ? limit " + MOST + ")", id)
                        .add(
                                "union all (select 'author ' || slug from author where image_id = ? limit " + MOST
                                        + ")",
                                id)
                        .add(
                                "union all (select 'working copy of ' || a.slug from working_copy w join article a on a.id = w.article_id")
                        .add("where position(? in w.content) > 0 limit " + MOST + ")", id.toString())
                        .add(
                                "union all (select 'working copy of ' || m.slug from summary_working_copy w join summary m on m.id = w.summary_id")
                        .add("where position(? in w.content) > 0 limit " + MOST + ") limit " + MOST, id.toString()),
                row -> row.getString("use"));
    }
}
