package org.broadsheet.article.workingcopy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.article.edit.Content;
import org.broadsheet.article.edit.StoredArticle;
import org.broadsheet.article.edit.Versions;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.StoredJson;

/**
 * The rows of working copies, in the caller's transaction. Each write counts the version up, whatever it writes, and forgets
 * an earlier failure.
 */
@ApplicationScoped
class WorkingCopyTable {

    private static final String SELECT = """
            select article_id, version, form, content, base, base_version, made_at, made_by, saved_at, saved_by, failure
            from working_copy where article_id = ? and content is not null
            """;

    private final Database database;
    private final Versions versions;

    WorkingCopyTable(Database database, Versions versions) {
        this.database = database;
        this.versions = versions;
    }

    Optional<WorkingCopy> find(UUID article) {
        return database.first(Sql.of(SELECT, article), this::read);
    }

    /** The same, locked until the transaction ends. The article must be locked already. */
    Optional<WorkingCopy> lock(UUID article) {
        return database.first(Sql.of(SELECT, article).add("for update"), this::read);
    }

    private WorkingCopy read(ResultSet row) throws SQLException {
        int form = row.getInt("form");
        return new WorkingCopy(
                Database.id(row, "article_id"),
                row.getInt("version"),
                versions.read(form, row.getString("base")),
                row.getInt("base_version"),
                versions.read(form, row.getString("content")),
                Database.instant(row, "made_at"),
                row.getString("made_by"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"),
                StoredJson.read(row.getString("failure"), WorkingCopy.Failure.class));
    }

    /** Makes a working copy of an article that has none. */
    void make(StoredArticle article, String by) {
        String content = versions.write(article.content());
        database.update(Sql.of("insert into working_copy (article_id, version, form, content, base, base_version,")
                .add(
                        "made_at, made_by, saved_at, saved_by) values (?, 1, ?, ?, ?, ?,",
                        article.id(),
                        Versions.FORM,
                        content,
                        content,
                        article.version())
                .add("now(), ?, now(), ?) on conflict (article_id) do update set", by, by)
                .add("version = working_copy.version + 1, form = excluded.form, content = excluded.content,")
                .add("base = excluded.base, base_version = excluded.base_version, made_at = excluded.made_at,")
                .add("made_by = excluded.made_by, saved_at = excluded.saved_at, saved_by = excluded.saved_by,")
                .add("failure = null"));
    }

    /** Stores other content. The base is written too, so that both are in the newest form. */
    void save(UUID article, Content base, int baseVersion, Content content, String by) {
        database.update(Sql.of(
                        "update working_copy set version = version + 1, form = ?, content = ?, base = ?,",
                        Versions.FORM,
                        versions.write(content),
                        versions.write(base))
                .add("base_version = ?, saved_at = now(), saved_by = ?, failure = null", baseVersion, by)
                .add("where article_id = ?", article));
    }

    /** Counts the version up, since something beside the content has changed. */
    void touch(UUID article) {
        database.update(
                Sql.of("update working_copy set version = version + 1, failure = null where article_id = ?", article));
    }

    /** Notes why it could not be published. */
    void fail(UUID article, WorkingCopy.Failure failure) {
        database.update(Sql.of("update working_copy set version = version + 1, failure = ?", StoredJson.write(failure))
                .add("where article_id = ?", article));
    }

    /** Takes it away; what counts its versions stays. */
    void drop(UUID article) {
        database.update(Sql.of(
                "update working_copy set content = null, base = null, failure = null where article_id = ?", article));
    }
}
