package org.broadsheet.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.author.AuthorRef;
import org.broadsheet.body.Image;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Counts;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Keyset;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Site;
import org.broadsheet.delivery.Visibility;
import org.broadsheet.section.SectionRef;
import org.broadsheet.tag.TagRef;

/** Reads teasers: the public articles' short forms, each page by one statement whatever its size. */
@ApplicationScoped
public class Teasers {

    private static final String OWN = """
            a.id, a.slug, a.headline, a.standfirst, a.excerpt, a.lead_image, s.slug as section_slug,
            s.name as section_name, a.language, a.word_count, a.reading_minutes, a.published_at, a.updated_at,
            a.retracted
            """;

    private static final String AUTHORS = """
            json_agg(json_build_object(
                'slug', u.slug, 'name', u.name, 'role', u.role, 'avatar', u.avatar::json) order by x.position)
            """;

    private static final String TAGS = """
            json_agg(json_build_object('slug', t.slug, 'name', t.name) order by x.position)
            """;

    /** What a teaser is read from, for an article {@code a} and its section {@code s}. */
    static final String COLUMNS = OWN + """
            , (select %s from article_author x join author u on u.id = x.author_id where x.article_id = a.id) as authors,
            (select %s from article_tag x join tag t on t.id = x.tag_id where x.article_id = a.id) as tags
            """.formatted(AUTHORS, TAGS);

    /** The same for all articles of a {@code page}, in one pass: half the work of a subquery for each. */
    private static final String COLUMNS_OF_PAGE = OWN + """
            , bylines.authors, topics.tags
            from page join article a on a.id = page.id join section s on s.id = a.section_id
            left join (select x.article_id, %s as authors
                from page join article_author x on x.article_id = page.id join author u on u.id = x.author_id
                group by x.article_id) bylines on bylines.article_id = a.id
            left join (select x.article_id, %s as tags
                from page join article_tag x on x.article_id = page.id join tag t on t.id = x.tag_id
                group by x.article_id) topics on topics.article_id = a.id
            """.formatted(AUTHORS, TAGS);

    private final Database database;
    private final ArticleNames names;
    private final Counts counts;
    private final Site site;
    private final Freshness freshness;
    private final FoundArticles found;
    private final ObjectReader authors;
    private final ObjectReader tags;

    Teasers(
            Database database,
            ArticleNames names,
            Counts counts,
            Site site,
            Freshness freshness,
            FoundArticles found,
            ObjectMapper json) {
        this.database = database;
        this.names = names;
        this.counts = counts;
        this.site = site;
        this.freshness = freshness;
        this.found = found;
        this.authors = json.readerFor(new TypeReference<List<AuthorRef>>() {});
        this.tags = json.readerFor(new TypeReference<List<TagRef>>() {});
    }

    /** A teaser with its place in a list. */
    record Row(Teaser teaser, Object key, Instant nextChange) {}

    /** What a list does with retracted articles. */
    enum Retracted {
        EXCLUDE(ArticleFilter.Shown.LISTED),
        INCLUDE(ArticleFilter.Shown.PUBLIC),
        ONLY(ArticleFilter.Shown.RETRACTED);

        private final ArticleFilter.Shown shown;

        Retracted(ArticleFilter.Shown shown) {
            this.shown = shown;
        }

        ArticleFilter.Shown shown() {
            return shown;
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A list's page, with the sort and filter of its parameters. */
    public Page<Teaser> page(Parameters parameters) {
        if (parameters.sent().containsKey("q")) {
            return found.page(parameters, this);
        }
        ArticleSort sort = parameters.choice("sort", ArticleSort.PUBLIC, ArticleSort::wireName, ArticleSort.NEWEST);
        ArticleFilter named = filter(parameters);
        for (String name : List.of("highlight", "facets")) {
            if (parameters.sent().containsKey(name)) {
                parameters.fault(Fault.parameter(name, "Goes with q only"));
            }
        }
        Keyset keyset = Keyset.of(parameters, sort.wireName() + '?' + named.canonical(), sort.keyType());
        ArticleFilter filter = names.resolve(named, parameters);
        parameters.check();
        List<Row> rows = rows(keyset, sort, filter);
        tell(filter, rows);
        return keyset.page(
                rows, Row::key, row -> row.teaser().id(), Row::teaser, counts.of(keyset.counting(), filter.all()));
    }

    static ArticleFilter filter(Parameters parameters) {
        return ArticleFilter.of(
                parameters,
                parameters
                        .choice("retracted", Retracted.class, Retracted::wireName, Retracted.EXCLUDE)
                        .shown());
    }

    /** A page's rows in an order that is a column's. */
    List<Row> rows(Keyset keyset, ArticleSort sort, ArticleFilter filter) {
        return rows(
                filter.page(
                        sort,
                        (key, id) -> keyset.beyond(key, id, sort.descending()),
                        (key, id) -> keyset.order(key, id, sort.descending())),
                keyset.order("page.key", "page.id", sort.descending()),
                row -> sort.keyType() == Instant.class ? Database.instant(row, "key") : row.getString("key"));
    }

    /** The teasers of the ids that a statement selects, each with its sort key. */
    List<Row> rows(Sql page, Sql order, Database.RowReader<Object> key) {
        return database.list(
                Sql.of("with page as materialized (")
                        .add(page)
                        .add(") select page.key, " + Visibility.NEXT + " as next_change, " + COLUMNS_OF_PAGE)
                        .add(order),
                row -> new Row(read(row), key.read(row), Database.instant(row, "next_change")));
    }

    /** An empty page's next change is not known; it is asked for by itself. */
    private void tell(ArticleFilter filter, List<Row> rows) {
        freshness.shows(filter.cacheTags());
        freshness.shows(CacheTags.NAMES);
        freshness.changesAt(
                rows.isEmpty()
                        ? database.first(
                                        Sql.of("select " + Visibility.NEXT + " as next"),
                                        row -> Optional.ofNullable(Database.instant(row, "next")))
                                .flatMap(next -> next)
                                .orElse(null)
                        : rows.get(0).nextChange());
    }

    /** The first page of a section's list, without these articles; its links go on in the list itself. */
    public Page<Teaser> newest(String section, Collection<String> without, int limit) {
        MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
        asked.putSingle("section", section);
        if (!without.isEmpty()) {
            asked.putSingle("exclude", String.join(",", without));
        }
        asked.putSingle("limit", String.valueOf(limit));
        return page(Parameters.of("/v1/articles", asked, ArticleQuery.class));
    }

    /** The public articles among these, in the order of the ids. */
    public Map<UUID, Teaser> byIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Teaser> found = new LinkedHashMap<>();
        database.list(
                        Sql.of("with page as materialized (select * from unnest(?)", ids)
                                .add("with ordinality asked(id, place) limit " + ids.size())
                                .add(") select " + COLUMNS_OF_PAGE)
                                .add("where " + Visibility.of("a") + " order by page.place"),
                        this::read)
                .forEach(teaser -> found.put(teaser.id(), teaser));
        return found;
    }

    /** The teaser in a row that has {@link #COLUMNS}. */
    Teaser read(ResultSet row) throws SQLException {
        String slug = row.getString("slug");
        String standfirst = row.getString("standfirst");
        return new Teaser(
                Database.id(row, "id"),
                slug,
                site.article(slug),
                row.getString("headline"),
                standfirst == null ? row.getString("excerpt") : standfirst,
                Image.fromJson(row.getString("lead_image"), site::absolute),
                new SectionRef(row.getString("section_slug"), row.getString("section_name")),
                authors(row.getString("authors")),
                tags(row.getString("tags")),
                row.getString("language"),
                row.getInt("word_count"),
                row.getInt("reading_minutes"),
                Database.instant(row, "published_at"),
                Database.instant(row, "updated_at"),
                row.getBoolean("retracted"),
                null,
                List.of(),
                null);
    }

    private List<AuthorRef> authors(String json) throws SQLException {
        List<AuthorRef> stored = list(authors, json);
        return stored.stream()
                .map(author -> new AuthorRef(
                        author.slug(),
                        author.name(),
                        author.role(),
                        author.avatar() == null ? null : author.avatar().at(site::absolute)))
                .toList();
    }

    List<TagRef> tags(String json) throws SQLException {
        return list(tags, json);
    }

    private static <T> List<T> list(ObjectReader reader, String json) throws SQLException {
        try {
            return json == null ? List.of() : reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new SQLException("Not the JSON that was stored", e);
        }
    }
}
