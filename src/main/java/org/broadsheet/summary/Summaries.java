package org.broadsheet.summary;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.broadsheet.article.Bodies;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.article.Teaser;
import org.broadsheet.article.Teasers;
import org.broadsheet.body.Body;
import org.broadsheet.change.CacheTags;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Counts;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Keyset;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Saved;
import org.broadsheet.delivery.Site;
import org.broadsheet.delivery.Visibility;
import org.broadsheet.section.SectionRef;
import org.broadsheet.section.Sections;

/** The stored summaries: a page costs two statements, one for the digests and one for all articles they cover. */
@ApplicationScoped
public class Summaries implements PanacheRepositoryBase<Summary, UUID> {

    private static final String COLUMNS = """
            m.id, m.slug, s.slug as section_slug, s.name as section_name, m.headline, m.language, m.excerpt,
            m.truncated, m.blocks, m.period_start, m.period_end, m.published_at, m.updated_at,
            (select min(n.published_at) from summary n where n.published_at > now()) as next_change,
            %s as next_public,
            (select array_agg(x.article_id order by x.position) from summary_article x
                where x.summary_id = m.id) as articles
            from summary m join section s on s.id = m.section_id
            """.formatted(Visibility.NEXT);

    private final Database database;
    private final Counts counts;
    private final Sections sections;
    private final Teasers teasers;
    private final Bodies bodies;
    private final Site site;
    private final Freshness freshness;
    private final ChangeLog changes;

    Summaries(
            Database database,
            Counts counts,
            Sections sections,
            Teasers teasers,
            Bodies bodies,
            Site site,
            Freshness freshness,
            ChangeLog changes) {
        this.database = database;
        this.counts = counts;
        this.sections = sections;
        this.teasers = teasers;
        this.bodies = bodies;
        this.site = site;
        this.freshness = freshness;
        this.changes = changes;
    }

    private record Row(SummaryView view, Body body, List<UUID> articles) {}

    /** A page of summaries, newest first. Uses summary_by_time, or summary_section_by_time for each section. */
    public Page<SummaryView> page(Parameters parameters) {
        Set<String> asked = parameters.slugs("section");
        BodyRequest body = BodyRequest.ofSummary(parameters);
        Keyset keyset = Keyset.of(parameters, "summaries" + new TreeSet<>(asked), Instant.class);
        sections.check(asked, parameters);
        parameters.check();
        freshness.shows(CacheTags.SUMMARIES);
        Sql filter = Sql.of("where m.published_at <= now()");
        if (!asked.isEmpty()) {
            filter.add("and m.section_id in (select id from section where slug = any (?))", asked);
        }
        List<Row> rows = database.list(
                Sql.of("select " + COLUMNS)
                        .add(filter)
                        .add(keyset.beyond("m.published_at", "m.id", true))
                        .add(keyset.order("m.published_at", "m.id", true)),
                this::read);
        Map<UUID, SummaryView> complete = complete(rows, body);
        return keyset.page(
                rows,
                row -> row.view().publishedAt(),
                row -> row.view().id(),
                row -> complete.get(row.view().id()),
                counts.of(keyset.counting(), Sql.of("select 1 from summary m").add(filter)));
    }

    /** The public summary of this slug. */
    Optional<SummaryView> bySlug(String slug, BodyRequest body) {
        return one(Sql.of("where m.slug = ? and m.published_at <= now()", slug), body);
    }

    /** Whether there is a public summary of this slug. */
    public boolean isPublic(String slug) {
        return database.first(
                        Sql.of("select 1 from summary where slug = ? and published_at <= now()", slug), row -> true)
                .orElse(false);
    }

    /** A section's newest public summary. */
    public Optional<SummaryView> current(String section, BodyRequest body) {
        return one(
                Sql.of("where s.slug = ? and m.published_at <= now()", section)
                        .add("order by m.published_at desc, m.id desc limit 1"),
                body);
    }

    private Optional<SummaryView> one(Sql condition, BodyRequest body) {
        freshness.shows(CacheTags.SUMMARIES);
        Optional<Row> row = database.first(Sql.of("select " + COLUMNS).add(condition), this::read);
        if (row.isEmpty()) {
            database.list(
                            Sql.of("select min(published_at) as next from summary where published_at > now()"),
                            next -> Optional.ofNullable(Database.instant(next, "next")))
                    .forEach(next -> freshness.changesAt(next.orElse(null)));
        }
        return row.map(one -> complete(List.of(one), body).get(one.view().id()));
    }

    private Map<UUID, SummaryView> complete(List<Row> rows, BodyRequest body) {
        freshness.shows(CacheTags.SUMMARIES);
        freshness.shows(CacheTags.NAMES);
        Set<UUID> covered = new LinkedHashSet<>();
        rows.forEach(row -> covered.addAll(row.articles()));
        rows.forEach(row -> row.body().references().forEach(key -> covered.add(UUID.fromString(key))));
        Map<UUID, Teaser> found = teasers.byIds(covered);
        Map<UUID, SummaryView> complete = new HashMap<>();
        for (Row row : rows) {
            SummaryView view = row.view();
            complete.put(
                    view.id(),
                    new SummaryView(
                            view.id(),
                            view.slug(),
                            view.url(),
                            view.section(),
                            view.headline(),
                            view.language(),
                            view.excerpt(),
                            view.truncated(),
                            bodies.view(row.body(), body, found),
                            view.periodStart(),
                            view.periodEnd(),
                            view.publishedAt(),
                            view.updatedAt(),
                            row.articles().stream()
                                    .map(found::get)
                                    .filter(Objects::nonNull)
                                    .toList()));
        }
        return complete;
    }

    private Row read(ResultSet row) throws SQLException {
        String slug = row.getString("slug");
        Array articles = row.getArray("articles");
        freshness.changesAt(Database.instant(row, "next_change"));
        freshness.changesAt(Database.instant(row, "next_public"));
        SummaryView view = new SummaryView(
                Database.id(row, "id"),
                slug,
                site.summary(slug),
                new SectionRef(row.getString("section_slug"), row.getString("section_name")),
                row.getString("headline"),
                row.getString("language"),
                row.getString("excerpt"),
                row.getBoolean("truncated"),
                null,
                row.getObject("period_start", LocalDate.class),
                row.getObject("period_end", LocalDate.class),
                Database.instant(row, "published_at"),
                Database.instant(row, "updated_at"),
                List.of());
        return new Row(
                view,
                Body.fromJson(row.getString("blocks")),
                articles == null ? List.of() : List.of((UUID[]) articles.getArray()));
    }

    /**
     * Creates the summary or makes it what the draft says; the slug tells which one. In the caller's transaction.
     *
     * @param section the section's id
     * @param articles the ids of the articles that it covers, in order
     * @param body the draft's body with ids for references
     */
    public Saved save(SummaryDraft draft, UUID section, List<UUID> articles, Body body) {
        Summary stored = find("slug", draft.slug()).firstResult();
        if (stored != null && Arrays.equals(stored.digest, draft.digest())) {
            return Saved.UNCHANGED;
        }
        write(draft, section, articles, body, stored, draft.digest());
        return stored == null ? Saved.CREATED : Saved.UPDATED;
    }

    /**
     * Stores what an editor wrote; what was last imported is remembered, so that the same import leaves it alone.
     *
     * @param id the stored one's; null for a new one
     */
    UUID write(SummaryDraft draft, UUID section, List<UUID> articles, Body body, UUID id) {
        Summary stored = id == null ? null : findById(id);
        return write(draft, section, articles, body, stored, stored == null ? null : stored.digest);
    }

    private UUID write(
            SummaryDraft draft, UUID section, List<UUID> articles, Body body, Summary stored, byte[] digest) {
        Shown before = stored == null ? null : shown(stored.id);
        Summary summary = stored == null ? new Summary() : stored;
        summary.slug = draft.slug();
        summary.sectionId = section;
        summary.headline = draft.headline();
        summary.language = draft.language();
        summary.blocks = body.toJson();
        summary.excerpt = draft.excerpt().text();
        summary.truncated = draft.excerpt().truncated();
        summary.periodStart = draft.periodStart();
        summary.periodEnd = draft.periodEnd();
        summary.publishedAt = draft.publishedAt();
        summary.updatedAt = draft.updatedAt();
        summary.digest = digest;
        summary.savedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (stored == null) {
            summary.id = UuidCreator.getTimeOrderedEpoch();
            persist(summary);
        }
        flush();
        database.update(Sql.of("delete from summary_article where summary_id = ?", summary.id));
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            rows.add(new Object[] {summary.id, i, articles.get(i)});
        }
        database.batch("insert into summary_article (summary_id, position, article_id) values (?, ?, ?)", rows);
        note(before, shown(summary.id));
        return summary.id;
    }

    /** Deletes one. */
    void delete(UUID id) {
        Shown before = shown(id);
        deleteById(id);
        flush();
        note(before, null);
    }

    /** What the log says of a stored summary. */
    private record Shown(UUID id, int version, String slug, String section, Instant publishedAt, boolean isPublic) {

        Set<String> cacheTags() {
            return Set.of(CacheTags.SUMMARIES, CacheTags.ADDRESSES);
        }
    }

    private Shown shown(UUID id) {
        return database.first(
                        Sql.of("select m.id, m.version, m.slug, s.slug as section, m.published_at,")
                                .add("m.published_at <= now() as is_public")
                                .add("from summary m join section s on s.id = m.section_id where m.id = ?", id),
                        row -> new Shown(
                                Database.id(row, "id"),
                                row.getInt("version"),
                                row.getString("slug"),
                                row.getString("section"),
                                Database.instant(row, "published_at"),
                                row.getBoolean("is_public")))
                .orElseThrow();
    }

    /** Notes what the public can see of a write: nothing while a summary is scheduled. */
    private void note(Shown before, Shown after) {
        Shown known = after == null ? before : after;
        boolean wasPublic = before != null && before.isPublic();
        boolean isPublic = after != null && after.isPublic();
        if (wasPublic || isPublic) {
            boolean renamed = wasPublic && !before.slug().equals(known.slug());
            changes.note(new Change(
                    "summary",
                    known.id(),
                    isPublic ? null : after == null ? "deleted" : "unpublished",
                    known.version(),
                    known.slug(),
                    renamed ? List.of(before.slug()) : List.of(),
                    known.section(),
                    wasPublic ? before.section() : null,
                    known.cacheTags()));
        }
        boolean scheduled = after != null && !after.isPublic();
        if (before != null || scheduled) {
            changes.coming(
                    before == null ? List.of() : List.of(before.id()),
                    scheduled
                            ? List.of(new ChangeLog.Coming(
                                    after.id(),
                                    after.publishedAt(),
                                    "summary",
                                    after.version(),
                                    after.slug(),
                                    after.section(),
                                    after.cacheTags()))
                            : List.of());
        }
    }
}
