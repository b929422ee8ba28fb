package org.broadsheet.correction;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.broadsheet.article.NoticeView;
import org.broadsheet.article.Teaser;
import org.broadsheet.article.Teasers;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Counts;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Keyset;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Visibility;
import org.broadsheet.section.Sections;

/** The public notices, newest first. */
@ApplicationScoped
public class Corrections {

    private final Database database;
    private final Counts counts;
    private final Teasers teasers;
    private final Sections sections;
    private final Freshness freshness;

    Corrections(Database database, Counts counts, Teasers teasers, Sections sections, Freshness freshness) {
        this.database = database;
        this.counts = counts;
        this.teasers = teasers;
        this.sections = sections;
        this.freshness = freshness;
    }

    private record Row(UUID id, String kind, String html, Instant publishedAt, UUID article) {}

    /** A page of notices, as these parameters ask for. */
    public Page<CorrectionView> page(Parameters parameters) {
        Optional<Instant> since = parameters.instant("since");
        Set<String> kinds = parameters.choices("kind", NoticeView.KINDS);
        Set<String> asked = parameters.slugs("section");
        sections.check(asked, parameters);
        Keyset keyset = Keyset.of(
                parameters, "corrections" + since + new TreeSet<>(kinds) + new TreeSet<>(asked), Instant.class);
        parameters.check();
        freshness.shows(CacheTags.CORRECTIONS);
        freshness.shows(CacheTags.NAMES);
        Sql filter = Sql.of("from notice n join article a on a.id = n.article_id")
                .add("where " + Visibility.of("a") + " and n.published_at <= now()");
        since.ifPresent(time -> filter.add("and n.published_at >= ?", time));
        if (!kinds.isEmpty()) {
            filter.add("and n.kind = any (?)", kinds);
        }
        if (!asked.isEmpty()) {
            filter.add("and a.section_id in (select id from section where slug = any (?))", asked);
        }
        List<Row> rows = database.list(
                Sql.of("select n.id, n.kind, n.html, n.published_at, n.article_id")
                        .add(filter)
                        .add(keyset.beyond("n.published_at", "n.id", true))
                        .add(keyset.order("n.published_at", "n.id", true)),
                row -> new Row(
                        Database.id(row, "id"),
                        row.getString("kind"),
                        row.getString("html"),
                        Database.instant(row, "published_at"),
                        Database.id(row, "article_id")));
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
