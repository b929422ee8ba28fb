package org.broadsheet.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.broadsheet.access.PartnerReading;
import org.broadsheet.access.Product;
import org.broadsheet.body.Image;
import org.broadsheet.body.Inline;
import org.broadsheet.body.LeadMedia;
import org.broadsheet.body.Rights;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Reads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.PublicExtra;
import org.broadsheet.image.ShownImages;
import org.broadsheet.list.Alphabets;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.name.Kind;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Faults;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Publication;
import org.broadsheet.response.Site;
import org.broadsheet.section.SectionRef;
import org.broadsheet.tag.TagRef;

/** Reads teasers, the short forms of public articles: one statement for a page of any size. */
@ApplicationScoped
public class Teasers {

    private static final String OWN = """
            a.id, a.slug, a.headline, a.standfirst, a.standfirst_html, a.kind, a.kicker, a.short_headline, a.canonical_url, a.rights, a.ai,
            a.priority, a.featured, a.excerpt, a.lead_image, a.lead_media, s.slug as section_slug, s.name as section_name, a.language, a.word_count,
            case when a.primary_tag_id is not null then (select slug from tag where id = a.primary_tag_id) end as primary_tag,
            case when a.further_section_ids is not null then (select json_agg(json_build_object('slug', f.slug, 'name', f.name)
                order by f.position) from (select o.slug, o.name, w.position
                    from unnest(a.further_section_ids) with ordinality w(id, position) join section o on o.id = w.id) f)
                end as sections,
            a.reading_minutes, a.published_at, a.updated_at, a.retracted, a.access, a.byline, a.credits, %s
            """.formatted(PublicExtra.markedColumns("a", Kind.ARTICLE));

    /** With all that is known of them. */
    private static final String WHOLE_TAGS = """
            json_agg(json_build_object('slug', t.slug, 'name', t.name, 'kind', t.kind, 'sameAs', t.same_as,
                'mediaTopic', t.media_topic, 'latitude', t.latitude, 'longitude', t.longitude) order by x.position)
            """;

    /** The columns of a teaser, for an article {@code a} and its section {@code s}, with whole tags. */
    static final String COLUMNS = OWN + """
            , (select %s from article_author x join author u on u.id = x.author_id where x.article_id = a.id) as authors,
            (select %s from article_tag x join tag t on t.id = x.tag_id where x.article_id = a.id) as tags,
            %s as images
            """.formatted(Credited.COLUMN, WHOLE_TAGS, ShownImages.ofArticle());

    /** The same for all articles of a {@code page} by joins, which take half the time of a subquery for each article. */
    private static final String COLUMNS_OF_PAGE =
            OWN + """
            , bylines.authors, topics.tags, %s as images
            from page join article a on a.id = page.id join section s on s.id = a.section_id
            left join (select x.article_id, %s as authors
                from page join article_author x on x.article_id = page.id join author u on u.id = x.author_id
                group by x.article_id) bylines on bylines.article_id = a.id
            left join (select x.article_id, %s as tags
                from page join article_tag x on x.article_id = page.id join tag t on t.id = x.tag_id
                group by x.article_id) topics on topics.article_id = a.id
            """.formatted(ShownImages.ofTeaser(), Credited.COLUMN, TagColumn.inOrderOf("x.position"));

    private final PublicReads database;
    private final PartnerReading partners;
    private final ArticleNames names;
    private final Counts counts;
    private final Site site;
    private final CacheDependencies dependencies;
    private final Alphabets alphabets;
    private final RightsInForce rights;
    private final ShownImages images;
    private final ObjectReader sections;
    private final ObjectReader wholeTags;

    Teasers(
            PublicReads database,
            PartnerReading partners,
            Site site,
            CacheDependencies dependencies,
            Alphabets alphabets,
            Publication publication,
            ShownImages images,
            ObjectMapper json) {
        this.database = database;
        this.partners = partners;
        this.names = new ArticleNames(database);
        this.counts = new Counts(database);
        this.site = site;
        this.dependencies = dependencies;
        this.alphabets = alphabets;
        this.rights = new RightsInForce(publication);
        this.images = images;
        this.sections = json.readerFor(new TypeReference<List<SectionRef>>() {});
        this.wholeTags = json.readerFor(new TypeReference<List<ArticleTag>>() {});
    }

    /** A teaser with its sort key in a list. */
    public record Row(Teaser teaser, Object key, Instant nextChange) {}

    /** A page of all articles that match the query's filter. */
    Page<Teaser> page(BoundQuery<ArticleListRequest> query) {
        ArticleSelection selection = query.value().articles();
        ArticleSort sort = selection.order();
        ArticleFilter named = selection.filter();
        Keyset keyset =
                Keyset.of(query, query.value().page(), sort.wireName() + '?' + named.canonical(), sort.keyType());
        ArticleFilter resolved = names.resolve(named, query.faults());
        query.faults().check();
        ArticleFilter filter = partners.product()
                .map(product -> names.within(product, resolved))
                .orElse(resolved);
        List<Row> rows = rows(keyset, sort, filter);
        recordDependencies(filter, rows);
        return keyset.page(
                rows,
                Row::key,
                row -> row.teaser().id(),
                Row::teaser,
                counts.of(keyset.counting(), new ArticleRows(filter).all()));
    }

    /**
     * The newest articles of each of these sections and of what is below it, without those that other sections list as
     * well, so that each is below one of the sections at most. One statement, whatever their number; uses
     * article_public_by_section_time.
     *
     * @param articles narrows them further; its sections and its order make no difference
     * @param limit how many of each section
     */
    public Map<UUID, List<Teaser>> newestIn(Collection<UUID> sections, ArticleSelection articles, int limit) {
        if (sections.isEmpty()) {
            return Map.of();
        }
        Faults faults = new Faults();
        ArticleFilter filter = names.resolve(articles.filter(), faults);
        faults.check();
        List<Row> rows = rows(
                Sql.of("select top.id as key, newest.id from unnest(?) top(id) cross join lateral (", sections)
                        .add("select a.id from section_ancestor x cross join lateral (")
                        .add("select a.id, a.published_at from article a where a.section_id = x.section_id")
                        .add("and " + filter.shown().of("a"))
                        .add(ArticleConditions.of(filter))
                        .add("order by a.published_at desc, a.id desc limit ?", limit)
                        .add(") a where x.ancestor_id = top.id")
                        .add("order by a.published_at desc, a.id desc limit ?) newest", limit),
                Sql.of("order by a.published_at desc, a.id desc"),
                row -> Database.id(row, "key"));
        recordDependencies(filter, rows);
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row.key(), Collectors.mapping(Row::teaser, Collectors.toList())));
    }

    /** A page's rows, ordered by a column of articles. */
    public List<Row> rows(Keyset keyset, ArticleSort sort, ArticleFilter filter) {
        ArticleOrder order = ArticleOrder.of(sort, filter, keyset, alphabets);
        if (order.isProvisional()) {
            dependencies.recordChangeAtOnce();
        }
        return rows(
                new ArticleRows(filter)
                        .page(
                                sort,
                                order.sortKey(),
                                (key, id) -> keyset.beyond(key, id, sort.descending()),
                                (key, id) -> keyset.order(key, id, sort.descending())),
                keyset.order("page.key", "page.id", sort.descending()),
                order.key());
    }

    /** The teasers of the ids that a statement selects, each with its sort key. */
    public List<Row> rows(Sql page, Sql order, Reads.RowReader<Object> key) {
        return database.list(
                Sql.of("with page as materialized (")
                        .add(page)
                        .add(") select page.key, " + Visibility.NEXT + " as next_change, " + COLUMNS_OF_PAGE)
                        .add(order),
                row -> new Row(read(row), key.read(row), Database.instant(row, "next_change")));
    }

    /** Rows carry the next change by the clock; for an empty page it takes a statement of its own. */
    void recordDependencies(ArticleFilter filter, List<Row> rows) {
        dependencies.record(filter.cacheTags());
        dependencies.record(CacheTags.NAMES);
        dependencies.recordChange(
                rows.isEmpty()
                        ? database.first(
                                        Sql.of("select " + Visibility.NEXT + " as next"),
                                        row -> Optional.ofNullable(Database.instant(row, "next")))
                                .flatMap(next -> next)
                                .orElse(null)
                        : rows.get(0).nextChange());
    }

    /**
     * The public articles among these, in the order of the ids; of a partner's product, none where it has but some fields, since
     * a teaser has all of its own.
     */
    public Map<UUID, Teaser> byIds(Collection<UUID> ids) {
        if (ids.isEmpty() || partners.product().filter(Product::hasSomeFields).isPresent()) {
            return Map.of();
        }
        Map<UUID, Teaser> found = new LinkedHashMap<>();
        database.list(
                        Sql.of("with page as materialized (select * from unnest(?)", ids)
                                .add("with ordinality wanted(id, place) limit " + ids.size())
                                .add(") select " + COLUMNS_OF_PAGE)
                                .add("where " + Visibility.of("a"))
                                .add(partners.condition("a"))
                                .add("order by page.place"),
                        this::read)
                .forEach(teaser -> found.put(teaser.id(), teaser));
        return found;
    }

    private Teaser read(ResultSet row) throws SQLException {
        return read(row, TagColumn.read(row, "tags"));
    }

    /** The teaser with these tags in a row that has {@link #COLUMNS}. */
    Teaser read(ResultSet row, List<TagRef> topics) throws SQLException {
        String slug = row.getString("slug");
        String excerpt = row.getString("excerpt");
        String primaryTag = row.getString("primary_tag");
        List<Credited> credited = Credited.read(row, "authors");
        UnaryOperator<Image> shown = images.in(row.getString("images"));
        return new Teaser(
                Database.id(row, "id"),
                slug,
                site.articleAddress(slug),
                row.getString("headline"),
                row.getString("standfirst"),
                Inline.withAbsoluteUrls(row.getString("standfirst_html"), site::absolute),
                ArticleKind.named(row.getString("kind")),
                row.getString("kicker"),
                row.getString("short_headline"),
                row.getString("canonical_url"),
                rights.inForce(StoredJson.read(row.getString("rights"), Rights.class)),
                StoredJson.read(row.getString("ai"), Ai.class),
                Database.number(row, "priority"),
                row.getBoolean("featured"),
                excerpt.isEmpty() ? null : excerpt,
                shown.apply(Image.fromJson(row.getString("lead_image"))),
                leadMedia(row.getString("lead_media"), shown),
                new SectionRef(row.getString("section_slug"), row.getString("section_name")),
                list(sections, row.getString("sections")),
                credited.stream().map(author -> author.inByline(images)).toList(),
                contributors(credited, row.getString("credits")),
                row.getString("byline"),
                topics,
                primaryTag == null
                        ? null
                        : topics.stream()
                                .filter(tag -> tag.slug().equals(primaryTag))
                                .findFirst()
                                .orElse(null),
                row.getString("language"),
                row.getInt("word_count"),
                row.getInt("reading_minutes"),
                Database.instant(row, "published_at"),
                Database.instant(row, "updated_at"),
                row.getBoolean("retracted"),
                Access.of(row.getString("access")),
                Extra.orEmpty(PublicExtra.readMarked(row)),
                null,
                List.of(),
                null);
    }

    private List<Contributor> contributors(List<Credited> authors, String credits) {
        return Credits.read(credits)
                .inOrder(
                        authors.stream()
                                .map(author -> new Credits.Placed<>(author.id(), author.position(), author))
                                .toList(),
                        (author, role) -> author.asContributor(role, site),
                        guest -> new Contributor(
                                null,
                                guest.name(),
                                ContributorRole.shown(guest.role()),
                                ContributorKind.shown(guest.kind()),
                                guest.url()));
    }

    private LeadMedia leadMedia(String json, UnaryOperator<Image> shown) {
        LeadMedia stored = LeadMedia.fromJson(json);
        return stored == null ? null : stored.withAbsoluteUrls(site::absolute).mapImages(shown);
    }

    /** The tags in a row that has {@link #COLUMNS}. */
    List<ArticleTag> wholeTags(ResultSet row) throws SQLException {
        return list(wholeTags, row.getString("tags"));
    }

    private static <T> List<T> list(ObjectReader reader, String json) throws SQLException {
        try {
            return json == null ? List.of() : reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new SQLException("Not the JSON that was stored", e);
        }
    }
}
