package org.broadsheet.article.edit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Writer;

/** Writes the state of an article but not its content. Runs in the caller's transaction. */
@ApplicationScoped
class StateWriter {

    private final Database database;
    private final Versions versions;
    private final NoticeWriter notices;
    private final ArticleChanges changes;
    private final SearchDocuments documents;
    private final ArticleReach reach;

    StateWriter(
            Database database,
            Versions versions,
            NoticeWriter notices,
            ArticleChanges changes,
            SearchDocuments documents,
            ArticleReach reach) {
        this.database = database;
        this.versions = versions;
        this.notices = notices;
        this.changes = changes;
        this.documents = documents;
        this.reach = reach;
    }

    /**
     * What the address of an article that is gone tells the public.
     *
     * @param reason plain text; may be null
     * @param notice sanitised HTML; may be null
     * @param replacement the article that replaces it; may be null
     */
    record GoneNotice(String reason, String notice, UUID replacement) {

        static final GoneNotice NONE = new GoneNotice(null, null, null);
    }

    /**
     * Changes the state of an article.
     *
     * @param article locked
     * @param gone shown to the public if the article was public and no longer is
     * @param writer who changes it
     */
    void move(StoredArticle article, State state, GoneNotice gone, Writer writer) {
        reach.check(article, writer.limits());
        Instant now = database.now();
        List<UUID> ids = List.of(article.id());
        ArticleChanges.Before before = changes.before(ids);
        versions.keep(List.of(article));
        Optional<Instant> goneAt = article.everPublic() && !state.isPublic(now)
                ? Optional.of(article.gone() == null ? now : article.gone().at())
                : Optional.empty();
        GoneNotice shown = goneAt.isPresent() ? gone : GoneNotice.NONE;
        database.update(Sql.of(
                        "update article set status = ?, published_at = ?,",
                        state.stored(now),
                        orNull(state.publishedAt()))
                .add("updated_at = coalesce(?::timestamptz, updated_at),", orNull(state.updatedAt()))
                .add("embargo_until = ?, expires_at = ?,", orNull(state.embargoUntil()), orNull(state.expiresAt()))
                .add("expiry_reason = ?,", orNull(state.expiryReason()))
                .add("gone_at = ?,", goneAt)
                .add("gone_reason = ?, gone_notice = ?,", orNull(shown.reason()), orNull(shown.notice()))
                .add("gone_replacement_id = ?,", orNull(shown.replacement()))
                .add("version = version + 1, saved_at = ?, saved_by = ?", now, writer.name())
                .add("where id = ?", article.id()));
        changes.note(ids, before);
        documents.due(ids, false);
    }

    /** Attaches a public notice, whose time becomes the article's updatedAt. A retraction removes it from all lists. */
    void attach(StoredArticle article, NoticeDraft notice, Writer writer) {
        reach.check(article, writer.limits());
        Instant now = database.now();
        List<UUID> ids = List.of(article.id());
        ArticleChanges.Before before = changes.before(ids);
        versions.keep(List.of(article));
        notices.append(article.id(), notice);
        database.update(Sql.of("update article set version = version + 1, updated_at = greatest(updated_at, ?),", now)
                .add("saved_at = ?, saved_by = ? where id = ?", now, writer.name(), article.id()));
        changes.note(ids, before);
    }

    /** Moves an article to a stage. It is no version of the article, and the public sees nothing of it. */
    void moveTo(String stage, StoredArticle article, Writer writer) {
        reach.check(article, writer.limits());
        database.update(Sql.of("update article set stage = ? where id = ?", stage, article.id()));
    }

    private static Optional<?> orNull(Object value) {
        return Optional.ofNullable(value);
    }
}
