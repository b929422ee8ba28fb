package org.broadsheet.article.edit;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.article.edit.ArticleIdentity.Known;
import org.broadsheet.article.edit.ArticleIdentity.Names;
import org.broadsheet.article.edit.ArticleIdentity.Placed;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Saved;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.Writer;
import org.broadsheet.list.KeyedTable;
import org.broadsheet.name.Kind;
import org.broadsheet.name.SlugHistory;
import org.broadsheet.problem.Fault;
import org.broadsheet.redirect.RedirectPath;
import org.broadsheet.request.WarningCode;

/**
 * Writes the content of articles, many at a time in a constant number of statements. {@link ArticleIdentity} has
 * already found which articles they are; {@link StateWriter} writes their state.
 */
@ApplicationScoped
public class ContentWriter {

    /** The articles whose newest version an editor made: imports are in the audit trail as a whole. Uses audit_by_thing. */
    private static final String REPLACED_EDITS = """
            select a.id, a.version, max(x.key_name) as by from article a join audit x on x.thing_id = a.id
                and x.to_version = a.version and x.from_version is distinct from x.to_version
            where a.id = any (?) group by a.id""";

    private final Database database;
    private final Versions versions;
    private final NoticeWriter notices;
    private final ArticleChanges changes;
    private final SearchDocuments documents;
    private final SlugHistory history;
    private final ArticleReach reach;

    ContentWriter(
            Database database,
            Versions versions,
            NoticeWriter notices,
            ArticleChanges changes,
            SearchDocuments documents,
            SlugHistory history,
            ArticleReach reach) {
        this.database = database;
        this.versions = versions;
        this.notices = notices;
        this.changes = changes;
        this.documents = documents;
        this.history = history;
        this.reach = reach;
    }

    @Produces
    @Singleton
    static KeyedTable keyedTable() {
        return ArticleTable.KEYED;
    }

    /**
     * Stores content and state from senders, in the caller's transaction. What they overwrite is kept as a version.
     *
     * @param names everything that the drafts refer to
     * @param writer who saves
     * @return the outcome for each, in their order
     */
    public List<Saved> saveRecords(List<Placed> drafts, Names names, Writer writer) {
        List<Placed> written = drafts.stream()
                .filter(one -> !one.isUnchanged())
                .map(one -> one.current(names))
                .toList();
        if (!written.isEmpty()) {
            write(written, names, writer, true);
        }
        return drafts.stream()
                .map(one -> one.isUnchanged() ? Saved.UNCHANGED : one.stored() == null ? Saved.CREATED : Saved.UPDATED)
                .toList();
    }

    /**
     * Stores what an editor wrote. A stored article keeps its state, except for the time of its last change, and the
     * digest of what its sender last sent.
     */
    void saveEdited(Placed draft, Names names, Writer writer) {
        write(List.of(draft), names, writer, false);
    }

    /** Why records cannot be stored by this writer, by their positions in the list. */
    public Map<Integer, Fault> refused(List<Placed> records, Names names, Writer writer) {
        return reach.faults(records, names, writer);
    }

    /**
     * What the senders of records are told of editors, by the articles' ids: who has a stored article open, and whose changes
     * the record replaces.
     */
    public Map<UUID, List<Warning>> ofEditors(Collection<Placed> records) {
        List<UUID> stored = records.stream()
                .filter(one -> one.stored() != null && !one.isUnchanged())
                .map(Placed::id)
                .toList();
        Map<UUID, List<Warning>> warnings = new HashMap<>();
        if (!stored.isEmpty()) {
            database.list(
                            Sql.of("select k.article_id, " + ArticleTable.LOCK_COLUMNS + " from article_lock k")
                                    .add("where k.article_id = any (?) and k.until > now()", stored),
                            row -> Map.entry(Database.id(row, "article_id"), LockView.read(row)))
                    .forEach(lock -> warnings.computeIfAbsent(lock.getKey(), any -> new ArrayList<>())
                            .add(lock.getValue().warning()));
            database.list(
                            Sql.of(REPLACED_EDITS, stored),
                            row -> Map.entry(
                                    Database.id(row, "id"), replaced(row.getString("by"), row.getInt("version"))))
                    .forEach(edit -> warnings.computeIfAbsent(edit.getKey(), any -> new ArrayList<>())
                            .add(edit.getValue()));
        }
        return warnings;
    }

    private static Warning replaced(String by, int version) {
        return new Warning(
                WarningCode.EDIT_REPLACED,
                "",
                "Replaces what “" + by + "” changed since its sender sent it last; version " + version + " has that");
    }

    private void write(List<Placed> written, Names names, Writer writer, boolean sent) {
        reach.check(written, names, writer, sent);
        Instant now = database.now();
        ArticleChanges.Before before = changes.before(written);
        List<ArticleTable.Row> created = new ArrayList<>();
        List<ArticleTable.Row> updated = new ArrayList<>();
        for (Placed one : written) {
            (one.stored() == null ? created : updated).add(row(one, names, now, writer.name(), sent));
        }
        if (!created.isEmpty()) {
            ArticleTable.insert(database, created);
        }
        if (!updated.isEmpty()) {
            List<UUID> ids = updated.stream().map(ArticleTable.Row::id).toList();
            versions.keep(ids);
            disconnect(ids);
            if (sent) {
                ArticleTable.updateWhole(database, updated);
                forgetWhyGone(updated, written);
            } else {
                ArticleTable.updateContent(database, updated);
            }
        }
        history.keep(Kind.ARTICLE, written.stream().map(ContentWriter::named).toList());
        connect(written, names, now);
        notices.append(written);
        changes.note(written, before, now);
        documents.due(written.stream().map(Placed::id).toList(), sent);
        documents.hideBodies(written.stream()
                .filter(one -> one.stored() != null && one.draft().content().access() != null)
                .map(Placed::id)
                .toList());
    }

    private static ArticleTable.Row row(Placed placed, Names names, Instant now, String by, boolean sent) {
        Known stored = placed.stored();
        return new ArticleTable.Row(
                placed.id(),
                stored == null ? 0 : stored.version(),
                sent ? identified(placed) : placed.draft(),
                names,
                sent ? placed.draft().digest() : stored == null ? null : stored.digest(),
                goneAt(placed, now),
                now,
                by);
    }

    /** A record without an external id, such as a line of the export, does not take it from the article it updates. */
    private static ArticleDraft identified(Placed placed) {
        ArticleDraft draft = placed.draft();
        Known stored = placed.stored();
        return stored == null || draft.content().externalId() != null
                ? draft
                : draft.identified(stored.source(), stored.externalId());
    }

    /** When it stopped being public, by the state that its sender declares. */
    private static Instant goneAt(Placed placed, Instant now) {
        Known stored = placed.stored();
        State state = placed.draft().state();
        if (state.hasEnded(now)) {
            return state.expiresAt();
        }
        if (stored == null || !stored.everPublic() || state.isPublic(now)) {
            return null;
        }
        return stored.isPublic() ? now : stored.goneAt();
    }

    /**
     * Clears the reason and notice of an earlier absence, for articles that are public again or were until this write:
     * the row of one that the clock published still has them.
     */
    private void forgetWhyGone(List<ArticleTable.Row> updated, List<Placed> written) {
        Set<UUID> over = new LinkedHashSet<>();
        updated.stream().filter(row -> row.goneAt() == null).forEach(row -> over.add(row.id()));
        written.stream()
                .filter(one -> one.stored() != null && one.stored().isPublic())
                .forEach(one -> over.add(one.id()));
        if (over.isEmpty()) {
            return;
        }
        database.update(Sql.of("update article set gone_reason = null, gone_notice = null, gone_replacement_id = null")
                .add("where id = any (?)", over)
                .add("and (gone_reason, gone_notice, gone_replacement_id) is distinct from (null, null, null)"));
    }

    private void disconnect(List<UUID> articles) {
        for (String table :
                List.of("article_tag", "article_author", "article_reference", "article_image", "redirect")) {
            database.update(Sql.of("delete from " + table + " where article_id = any (?)", articles));
        }
    }

    /** A slug that was never public does not redirect. */
    private static SlugHistory.Saved named(Placed placed) {
        Known stored = placed.stored();
        return new SlugHistory.Saved(
                placed.id(), placed.draft().slug(), stored != null && stored.everPublic() ? stored.slug() : null);
    }

    private void connect(List<Placed> written, Names names, Instant now) {
        Joined tags = new Joined();
        Joined authors = new Joined();
        List<Object[]> references = new ArrayList<>();
        List<Object[]> images = new ArrayList<>();
        List<Object[]> aliases = new ArrayList<>();
        for (Placed one : written) {
            Content content = one.draft().content();
            for (int i = 0; i < content.tags().size(); i++) {
                tags.add(one.id(), i, names.tags().get(content.tags().get(i)));
            }
            for (int i = 0; i < content.authors().size(); i++) {
                // Guests have positions of their own, see Credits.
                if (!content.authors().get(i).lacksPage()) {
                    authors.add(
                            one.id(),
                            i,
                            names.authors().get(content.authors().get(i).slug()));
                }
            }
            references.addAll(ArticleReferences.of(one.id(), content, names));
            images.addAll(ArticleImages.of(one.id(), content));
            alias(aliases, one.id(), content.aliases(), now);
        }
        join("tag", tags);
        join("author", authors);
        database.batch(ArticleReferences.INSERT, references);
        database.batch(ArticleImages.INSERT, images);
        database.batch(
                "insert into redirect (id, path, folded, article_id, position, saved_at) values (?, ?, ?, ?, ?, ?)",
                aliases);
    }

    private static void alias(List<Object[]> rows, UUID article, List<String> paths, Instant now) {
        for (int i = 0; i < paths.size(); i++) {
            RedirectPath path = RedirectPath.of(paths.get(i)).orElseThrow();
            rows.add(new Object[] {UuidCreator.getTimeOrderedEpoch(), path.text(), path.folded(), article, i, now});
        }
    }

    /** Values for the columns of a join table. */
    private static final class Joined {
        private final List<UUID> articles = new ArrayList<>();
        private final List<Integer> positions = new ArrayList<>();
        private final List<UUID> others = new ArrayList<>();

        void add(UUID article, int position, UUID other) {
            articles.add(article);
            positions.add(position);
            others.add(other);
        }
    }

    private void join(String kind, Joined rows) {
        if (!rows.articles.isEmpty()) {
            database.update(
                    Sql.of("""
                    insert into article_%1$s (article_id, position, %1$s_id, published_at, public_at, retracted)
                        select x.article_id, x.position, x.other_id, a.published_at, a.public_at, a.retracted
                        from unnest(?, ?, ?) x(article_id, position, other_id) join article a on a.id = x.article_id
                    """.formatted(kind), rows.articles, rows.positions.toArray(Integer[]::new), rows.others));
        }
    }
}
