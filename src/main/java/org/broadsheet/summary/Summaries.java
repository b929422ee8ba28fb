package org.broadsheet.summary;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.broadsheet.article.Bodies;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.article.Teaser;
import org.broadsheet.article.Teasers;
import org.broadsheet.body.Body;
import org.broadsheet.body.Image;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.image.ShownImages;
import org.broadsheet.list.Counts;
import org.broadsheet.list.FoundNames;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.list.RequestedNames;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Site;
import org.broadsheet.section.SectionRef;
import org.broadsheet.section.Sections;

/** Reads and writes summaries. A page takes two statements: one for the digests, one for all articles they cover. */
@ApplicationScoped
public class Summaries {

    private static final String COLUMNS =
            """
            m.id, m.slug, s.slug as section_slug, s.name as section_name, m.headline, m.language, m.excerpt,
            m.truncated, m.blocks, m.period_start, m.period_end, m.published_at, m.updated_at,
            %s as next_change, %s as next_public,
            (select array_agg(x.article_id order by x.position) from summary_article x
                where x.summary_id = m.id) as articles, %s as images
            from summary m join section s on s.id = m.section_id
            """.formatted(Visibility.NEXT_SUMMARY, Visibility.NEXT, ShownImages.ofSummary());

    private final PublicReads reads;
    private final Database database;
    private final Counts counts;
    private final Sections sections;
    private final Teasers teasers;
    private final Bodies bodies;
    private final ShownImages images;
    private final Site site;
    private final CacheDependencies dependencies;

    Summaries(
            PublicReads reads,
            Database database,
            Sections sections,
            Teasers teasers,
            Bodies bodies,
            ShownImages images,
            Site site,
            CacheDependencies dependencies) {
        this.reads = reads;
        this.database = database;
        this.counts = new Counts(reads);
        this.sections = sections;
        this.teasers = teasers;
        this.bodies = bodies;
        this.images = images;
        this.site = site;
        this.dependencies = dependencies;
    }

    /**
     * A summary as it is read.
     *
     * @param images shows the images of its body
     */
    private record Row(SummaryView view, Body body, UnaryOperator<Image> images, List<UUID> articles) {}

    private static final String BY_SLUG = "join summary t on t.id = "
            + FormerNames.named(Kind.SUMMARY, "requested.name") + " and " + Visibility.ofSummary("t");
    private static final String BY_ID =
            "join summary t on t.id = requested.name::uuid and " + Visibility.ofSummary("t");

    /**
     * A page of summaries, newest first or in the requested order. Uses summary_by_time, or summary_section_by_time for
     * each section.
     */
    public Page<SummaryView> page(BoundQuery<SummaryListRequest> query) {
        SummaryListRequest request = query.value();
        Set<String> of = request.summaries().section();
        boolean only = request.summaries().sectionOnly();
        RequestedNames requested = request.summaries().requested();
        PageRequest pages = requested.isEmpty() ? request.page() : requested.onePage(query, request.page());
        Keyset keyset = Keyset.of(query, pages, "summaries" + new TreeSet<>(of) + (only ? "only" : ""), Instant.class);
        Set<UUID> sectionIds = sections.ids(SummarySelection.SECTION, of, only, query.faults());
        query.faults().check();
        dependencies.record(CacheTags.SUMMARIES);
        Sql filter = Sql.of("where " + Visibility.ofSummary("m"));
        if (!of.isEmpty()) {
            filter.add("and m.section_id = any (?)", sectionIds);
        }
        Optional<FoundNames> named =
                requested.isEmpty() ? Optional.empty() : Optional.of(FoundNames.of(requested, reads, BY_SLUG, BY_ID));
        named.ifPresent(found -> filter.add(found.condition("m.id")));
        boolean inRequestedOrder = request.summaries().order() == SummarySort.ASKED;
        List<Row> rows = reads.list(
                Sql.of("select " + COLUMNS)
                        .add(filter)
                        .add(keyset.beyond("m.published_at", "m.id", true))
                        .add(
                                inRequestedOrder
                                        ? Sql.of("order by")
                                                .add(named.orElseThrow().place("m.id"))
                                        : keyset.order("m.published_at", "m.id", true)),
                this::read);
        if (rows.isEmpty()) {
            recordNext();
        }
        Map<UUID, SummaryView> complete = complete(rows, request.bodyRequest());
        Page<SummaryView> page = keyset.page(
                rows,
                row -> row.view().publishedAt(),
                row -> row.view().id(),
                row -> complete.get(row.view().id()),
                counts.of(keyset.counting(), Sql.of("select 1 from summary m").add(filter)));
        return named.map(found -> page.with(
                        found.meta(page.items().stream().map(SummaryView::id).toList())))
                .orElse(page);
    }

    /** The public summary of this slug. */
    public Optional<SummaryView> bySlug(String slug, BodyRequest body) {
        return one(Sql.of("where m.slug = ? and " + Visibility.ofSummary("m"), slug), body);
    }

    /** A section's newest public summary. */
    public Optional<SummaryView> current(String section, BodyRequest body) {
        return one(
                Sql.of("where s.slug = ? and " + Visibility.ofSummary("m"), section)
                        .add("order by m.published_at desc, m.id desc limit 1"),
                body);
    }

    /**
     * The newest public summary of each of these sections, by the section's slug. Two statements, whatever their number;
     * uses summary_section_by_time.
     *
     * @param languages only summaries in one of these (BCP 47); {@code en} also finds {@code en-GB}; all if empty
     */
    public Map<String, SummaryView> currentOf(Collection<UUID> of, Set<String> languages, BodyRequest body) {
        if (of.isEmpty()) {
            dependencies.record(CacheTags.SUMMARIES);
            return Map.of();
        }
        Sql newest = Sql.of("select " + COLUMNS)
                .add("join unnest(?) top(id) on m.id = (select n.id from summary n", of)
                .add("where n.section_id = top.id and " + Visibility.ofSummary("n"));
        if (!languages.isEmpty()) {
            newest.add("and exists (select 1 from unnest(?) wanted(language)", languages)
                    .add("where lower(n.language) = lower(wanted.language)")
                    .add("or starts_with(lower(n.language), lower(wanted.language) || '-'))");
        }
        List<Row> rows = reads.list(newest.add("order by n.published_at desc, n.id desc limit 1)"), this::read);
        if (rows.isEmpty()) {
            recordNext();
        }
        return complete(rows, body).values().stream()
                .collect(Collectors.toMap(summary -> summary.section().slug(), Function.identity()));
    }

    private Optional<SummaryView> one(Sql condition, BodyRequest body) {
        dependencies.record(CacheTags.SUMMARIES);
        Optional<Row> row = reads.first(Sql.of("select " + COLUMNS).add(condition), this::read);
        if (row.isEmpty()) {
            recordNext();
        }
        return row.map(one -> complete(List.of(one), body).get(one.view().id()));
    }

    /** Rows carry the next change by the clock; if there are none, it takes a statement of its own. */
    private void recordNext() {
        reads.list(
                        Sql.of("select " + Visibility.NEXT_SUMMARY + " as next"),
                        next -> Optional.ofNullable(Database.instant(next, "next")))
                .forEach(next -> dependencies.recordChange(next.orElse(null)));
    }

    private Map<UUID, SummaryView> complete(List<Row> rows, BodyRequest body) {
        dependencies.record(CacheTags.SUMMARIES);
        dependencies.record(CacheTags.NAMES);
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
                            bodies.view(row.body(), body, found, row.images()),
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
        dependencies.recordChange(Database.instant(row, "next_change"));
        dependencies.recordChange(Database.instant(row, "next_public"));
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
                images.in(row.getString("images")),
                articles == null ? List.of() : List.of((UUID[]) articles.getArray()));
    }
}
