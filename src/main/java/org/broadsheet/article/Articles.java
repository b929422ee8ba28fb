package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.body.Body;
import org.broadsheet.body.Image;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Fields;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Site;
import org.broadsheet.delivery.Slugs;
import org.broadsheet.delivery.Visibility;

/** Reads whole articles: one statement for the article, and one more for each thing that is included or referred to. */
@ApplicationScoped
public class Articles {

    /** What an {@code include} adds. */
    static final List<String> INCLUDES = List.of("related", "notices", "translations", "authors");

    /** When the clock makes public what the article {@code a} refers to. */
    private static final String NEXT_CHANGE = """
            (select min(later.public_at) from article_reference r join article later on later.id = r.target_id
                where r.article_id = a.id and %s)""".formatted(Visibility.later("later"));

    private static final String ARTICLE = "select " + Teasers.COLUMNS + """
            , b.blocks, a.translation_group,
            %s as next_change_at
            from article a join section s on s.id = a.section_id join article_body b on b.article_id = a.id
            """.formatted(NEXT_CHANGE);

    /** What related stories depend on. */
    private static final String SUBJECT = """
            select a.id, s.slug as section,
                array(select t.slug from article_tag x join tag t on t.id = x.tag_id
                    where x.article_id = a.id) as tags,
                %s as next_change_at, %s as next_public
            from article a join section s on s.id = a.section_id
            """.formatted(NEXT_CHANGE, Visibility.NEXT);

    private final Database database;
    private final Teasers teasers;
    private final Related related;
    private final Bodies bodies;
    private final Notices notices;
    private final ArticleAddresses addresses;
    private final Site site;
    private final Freshness freshness;

    Articles(
            Database database,
            Teasers teasers,
            Related related,
            Bodies bodies,
            Notices notices,
            ArticleAddresses addresses,
            Site site,
            Freshness freshness) {
        this.database = database;
        this.teasers = teasers;
        this.related = related;
        this.bodies = bodies;
        this.notices = notices;
        this.addresses = addresses;
        this.site = site;
        this.freshness = freshness;
    }

    private record Row(Teaser teaser, String standfirst, Body body, String translationGroup, Instant nextChangeAt) {}

    /** What the parameters of a {@link SingleArticleQuery} ask for; ends the request where there is nothing public. */
    public ArticleView asked(String slugOrId, Parameters parameters) {
        BodyRequest body = BodyRequest.ofArticle(parameters);
        Set<String> include = parameters.choices("include", INCLUDES);
        Fields fields = Fields.of(parameters, ArticleView.class);
        boolean inline = parameters
                .choice("moved", List.of("redirect", "inline"), value -> value, "redirect")
                .equals("inline");
        parameters.check();
        Optional<ArticleView> found = find(slugOrId, body, include, fields);
        if (found.isEmpty() && inline && addresses.of(slugOrId) instanceof ArticleAddresses.Current current) {
            found = find(current.slug(), body, include, fields);
        }
        return found.orElseThrow(() -> addresses.absent(slugOrId, ""));
    }

    /** The public article of this slug or id, with its body in these forms and these {@code include}s. */
    public Optional<ArticleView> find(String slugOrId, Set<BodyForm> forms, Set<String> include) {
        return find(slugOrId, new BodyRequest(forms, Optional.empty()), include, new Fields(Set.of()));
    }

    /** The public article of this slug or id, with what was asked for. */
    Optional<ArticleView> find(String slugOrId, BodyRequest request, Set<String> include, Fields fields) {
        return database.first(Sql.of(ARTICLE).add(named(slugOrId)).add("and " + Visibility.of("a")), this::read)
                .map(row -> view(row, request, include, fields));
    }

    /** The public article of this slug or id, as far as related stories depend on it. */
    Optional<UUID> subject(String slugOrId) {
        return database.first(Sql.of(SUBJECT).add(named(slugOrId)).add("and " + Visibility.of("a")), row -> {
            UUID id = Database.id(row, "id");
            freshness.shows(CacheTags.article(id));
            freshness.shows(CacheTags.NAMES);
            freshness.changesAt(Database.instant(row, "next_change_at"));
            freshness.shows(CacheTags.section(row.getString("section")));
            for (String tag : (String[]) row.getArray("tags").getArray()) {
                freshness.shows(CacheTags.tag(tag));
            }
            freshness.changesAt(Database.instant(row, "next_public"));
            return id;
        });
    }

    private static Sql named(String slugOrId) {
        return Slugs.isId(slugOrId)
                ? Sql.of("where a.id = ?", Slugs.id(slugOrId))
                : Sql.of("where a.slug = ?", slugOrId);
    }

    private Row read(ResultSet row) throws SQLException {
        return new Row(
                teasers.read(row),
                row.getString("standfirst"),
                Body.fromJson(row.getString("blocks")),
                row.getString("translation_group"),
                Database.instant(row, "next_change_at"));
    }

    private ArticleView view(Row row, BodyRequest request, Set<String> include, Fields fields) {
        Teaser teaser = row.teaser();
        freshness.shows(CacheTags.article(teaser.id()));
        freshness.shows(CacheTags.NAMES);
        freshness.changesAt(row.nextChangeAt());
        if (include.contains("related")) {
            subject(teaser.id().toString());
        }
        return new ArticleView(
                teaser.id(),
                teaser.slug(),
                teaser.url(),
                teaser.headline(),
                row.standfirst(),
                teaser.leadImage(),
                teaser.section(),
                include.contains("authors") ? authorsWithBios(teaser.id()) : authors(teaser),
                teaser.tags(),
                teaser.language(),
                teaser.wordCount(),
                teaser.readingMinutes(),
                teaser.publishedAt(),
                teaser.updatedAt(),
                teaser.retracted(),
                fields.has("body") ? bodies.view(row.body(), request) : null,
                include.contains("related") && fields.has("related")
                        ? related.of(teaser.id(), List.of(), Related.DEFAULT_LIMIT)
                        : null,
                include.contains("notices") && fields.has("notices") ? notices.of(teaser.id()) : null,
                include.contains("translations") && fields.has("translations") ? translations(row) : null,
                row.nextChangeAt());
    }

    private static List<ArticleAuthor> authors(Teaser teaser) {
        return teaser.authors().stream()
                .map(author -> new ArticleAuthor(
                        author.slug(), author.name(), author.role(), author.avatar(), null, null, null))
                .toList();
    }

    private List<ArticleAuthor> authorsWithBios(UUID article) {
        return database.list(
                Sql.of("select u.slug, u.name, u.role, u.avatar, u.bio, u.bio_excerpt, u.bio_truncated")
                        .add("from article_author x join author u on u.id = x.author_id")
                        .add("where x.article_id = ? order by x.position", article),
                row -> new ArticleAuthor(
                        row.getString("slug"),
                        row.getString("name"),
                        row.getString("role"),
                        Image.fromJson(row.getString("avatar"), site::absolute),
                        row.getString("bio"),
                        row.getString("bio_excerpt"),
                        row.getBoolean("bio_truncated")));
    }

    private List<Translation> translations(Row row) {
        if (row.translationGroup() == null) {
            return List.of();
        }
        return database.list(
                Sql.of("select a.language, a.slug, a.headline from article a")
                        .add(
                                "where a.translation_group = ? and a.id <> ?",
                                row.translationGroup(),
                                row.teaser().id())
                        .add("and " + Visibility.of("a") + " order by a.language"),
                found -> new Translation(
                        found.getString("language"),
                        found.getString("slug"),
                        site.article(found.getString("slug")),
                        found.getString("headline")));
    }
}
