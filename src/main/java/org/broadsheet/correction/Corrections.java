package org.broadsheet.correction;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.article.ArticleConditions;
import org.broadsheet.article.NoticeKind;
import org.broadsheet.article.Teaser;
import org.broadsheet.article.Teasers;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.section.Sections;

/** The public notices, newest first. */
@ApplicationScoped
public class Corrections {

    private final PublicReads database;
    private final Counts counts;
    private final Teasers teasers;
    private final Sections sections;
    private final CacheDependencies dependencies;

    Corrections(PublicReads database, Teasers teasers, Sections sections, CacheDependencies dependencies) {
        this.database = database;
        this.counts = new Counts(database);
        this.teasers = teasers;
        this.sections = sections;
        this.dependencies = dependencies;
    }

    private record Row(UUID id, String kind, String html, Instant publishedAt, UUID article) {}

    /** A page of notices, newest first. */
    public Page<CorrectionView> page(BoundQuery<CorrectionListRequest> query) {
        CorrectionSelection request = query.value().notices();
        Optional<Instant> from = request.from();
        Optional<Instant> before = request.publishedBefore();
        Set<String> kinds =
                request.kind().stream().map(NoticeKind::wireName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> of = request.section();
        Set<UUID> sectionIds = sections.ids(CorrectionSelection.SECTION, of, request.sectionOnly(), query.faults());
        Keyset keyset = Keyset.of(
                query,
                query.value().page(),
                "corrections" + from + before.map(time -> "-" + time).orElse("") + kinds + new TreeSet<>(of)
                        + (request.sectionOnly() ? "only" : ""),
                Instant.class);
        query.faults().check();
        dependencies.record(CacheTags.CORRECTIONS);
        dependencies.record(CacheTags.NAMES);
        Sql filter = Sql.of("from notice n join article a on a.id = n.article_id")
                .add("where " + Visibility.of("a") + " and " + Visibility.ofNotice("n"));
        from.ifPresent(time -> filter.add("and n.published_at >= ?", time));
        before.ifPresent(time -> filter.add("and n.published_at < ?", time));
        if (!kinds.isEmpty()) {
            filter.add("and n.kind = any (?)", kinds);
        }
        if (!of.isEmpty()) {
            filter.add("and").add(ArticleConditions.listedIn(sectionIds));
        }
        List<Row> rows = database.list(
                Sql.of("select n.id, n.kind, n.html, n.published_at, n.article_id, " + Visibility.NEXT + " as next")
                        .add(filter)
                        .add(keyset.beyond("n.published_at", "n.id", true))
                        .add(keyset.order("n.published_at", "n.id", true)),
                row -> {
                    dependencies.recordChange(Database.instant(row, "next"));
                    return new Row(
                            Database.id(row, "id"),
                            row.getString("kind"),
                            row.getString("html"),
                            Database.instant(row, "published_at"),
                            Database.id(row, "article_id"));
                });
        Map<UUID, Teaser> articles =
                teasers.byIds(rows.stream().map(Row::article).distinct().toList());
        return keyset.page(
                rows,
                Row::publishedAt,
                Row::id,
                row -> new CorrectionView(
                        row.id(), row.kind(), row.html(), row.publishedAt(), articles.get(row.article())),
                counts.of(keyset.counting(), Sql.of("select 1").add(filter)));
    }
}
