package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.broadsheet.access.Partner;
import org.broadsheet.access.PartnerMeter;
import org.broadsheet.access.PartnerReading;
import org.broadsheet.access.ReadingRight;
import org.broadsheet.body.Body;
import org.broadsheet.body.Image;
import org.broadsheet.body.Rights;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.PublicExtra;
import org.broadsheet.image.ShownImages;
import org.broadsheet.name.Kind;
import org.broadsheet.name.Moved;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Slugs;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Site;
import org.broadsheet.section.Breadcrumb;
import org.broadsheet.section.Breadcrumbs;
import org.broadsheet.tag.TagRef;

/** Reads whole articles: one statement for the article, and one more for each thing it includes or refers to. */
@ApplicationScoped
public class Articles {

    /**
     * When the clock next changes what the free part of the article {@code a} shows: it ends, or what it refers to becomes
     * public or ends.
     */
    private static final String NEXT_CHANGE = nextChange("not r.gated and ");

    /** All of the body of the article {@code a}, and what follows from it. */
    private static final String WHOLE = """
            select coalesce(b.whole, b.blocks) as blocks, %s as next_change_at
            from article a join article_body b on b.article_id = a.id
            """.formatted(nextChange(""));

    private static final String ARTICLE = "select " + Teasers.COLUMNS
            + """
            , a.version, b.blocks, b.gated, a.translation_group, a.seo, a.social, a.dateline, a.provider, a.place,
            %s, %s as next_change_at, %s as ends, %s as breadcrumbs
            from article a join section s on s.id = a.section_id join article_body b on b.article_id = a.id
            """.formatted(
                            PublicExtra.columns("a", Kind.ARTICLE),
                            NEXT_CHANGE,
                            Visibility.endOf("a"),
                            Breadcrumbs.to("a.section_id"));

    /** What is found by more than a partner's product. */
    private static final Set<Include> BEYOND_PRODUCTS = EnumSet.of(Include.RELATED, Include.SERIES);

    /** What the related stories of an article depend on. */
    private static final String SUBJECT = """
            select a.id, s.slug as section,
                array(select t.slug from article_tag x join tag t on t.id = x.tag_id
                    where x.article_id = a.id order by x.position) as tags,
                %s as next_change_at, %s as next_public
            from article a join section s on s.id = a.section_id
            """.formatted(NEXT_CHANGE, Visibility.NEXT);

    /**
     * An article that has related stories.
     *
     * @param tags the slugs of its tags, in order
     */
    record Subject(UUID id, List<String> tags) {}

    private static String nextChange(String which) {
        return """
                least(%s, (select min(%s) from article_reference r join article shown on shown.id = r.target_id
                    where %sr.article_id = a.id))""".formatted(Visibility.endOf("a"), Visibility.nextOf("shown"), which);
    }

    private final PublicReads database;
    private final ReadingRight right;
    private final PartnerReading partners;
    private final PartnerMeter meter;
    private final Teasers teasers;
    private final Related related;
    private final Bodies bodies;
    private final ArticleAddresses addresses;
    private final Breadcrumbs breadcrumbs;
    private final SeriesPlaces series;
    private final ShownImages images;
    private final Site site;
    private final CacheDependencies dependencies;

    Articles(
            PublicReads database,
            ReadingRight right,
            PartnerReading partners,
            PartnerMeter meter,
            Teasers teasers,
            Related related,
            Bodies bodies,
            ArticleAddresses addresses,
            Breadcrumbs breadcrumbs,
            SeriesPlaces series,
            ShownImages images,
            Site site,
            CacheDependencies dependencies) {
        this.database = database;
        this.right = right;
        this.partners = partners;
        this.meter = meter;
        this.teasers = teasers;
        this.related = related;
        this.bodies = bodies;
        this.addresses = addresses;
        this.breadcrumbs = breadcrumbs;
        this.series = series;
        this.images = images;
        this.site = site;
        this.dependencies = dependencies;
    }

    /**
     * An article.
     *
     * @param version counts its saves
     * @param body as much of it as its reader gets
     * @param shown shows its images
     * @param cut whether there is more of it
     * @param whole whether its reader has the right to all of it
     */
    private record Row(
            int version,
            Teaser teaser,
            List<ArticleTag> tags,
            Body body,
            UnaryOperator<Image> shown,
            boolean cut,
            boolean whole,
            String translationGroup,
            Seo seo,
            Social social,
            String dateline,
            Provider provider,
            Place place,
            Extra extra,
            Instant nextChangeAt,
            List<Breadcrumb> breadcrumbs) {

        /** The same article for a reader with the right to all of its body. */
        Row whole(Body all, Instant next) {
            return new Row(
                    version,
                    teaser,
                    tags,
                    all,
                    shown,
                    false,
                    true,
                    translationGroup,
                    seo,
                    social,
                    dateline,
                    provider,
                    place,
                    extra,
                    next,
                    breadcrumbs);
        }
    }

    /** The public article of this slug or id, as a request wants it; ends the request if there is none. */
    public ArticleView get(String slugOrId, SingleArticleRequest request) {
        Optional<ArticleView> found = find(slugOrId, request);
        if (found.isEmpty()
                && request.moved() == Moved.INLINE
                && addresses.of(slugOrId) instanceof ArticleAddresses.Current current) {
            found = find(current.slug(), request);
        }
        return found.orElseThrow(() -> addresses.absent(slugOrId));
    }

    /**
     * The public article of this slug or id, with its body in these forms and these {@code include}s. Partners get it without
     * those that are not for them.
     */
    public Optional<ArticleView> find(String slugOrId, Set<BodyForm> forms, Set<Include> include) {
        Set<Include> shown = EnumSet.noneOf(Include.class);
        shown.addAll(include);
        if (partners.partner().isPresent()) {
            shown.removeAll(BEYOND_PRODUCTS);
        }
        return find(slugOrId, new SingleArticleRequest(forms, OptionalInt.empty(), shown, Fields.ALL, Moved.REDIRECT));
    }

    private Optional<ArticleView> find(String slugOrId, SingleArticleRequest request) {
        Optional<Partner> partner = partners.partner();
        if (partner.isPresent()) {
            checkIncluded(request.include());
        }
        Optional<Row> found = database.first(
                Sql.of(ARTICLE)
                        .add(named(slugOrId))
                        .add("and " + Visibility.of("a"))
                        .add(partners.condition("a")),
                this::read);
        partner.ifPresent(one -> found.ifPresent(
                row -> meter.show(one, new PartnerMeter.Text(row.teaser().id(), row.version()))));
        return found.map(this::byRight).map(row -> view(row, request));
    }

    /** What is found by more than the product is not for partners. */
    private static void checkIncluded(Set<Include> include) {
        List<Fault> faults = BEYOND_PRODUCTS.stream()
                .filter(include::contains)
                .map(one -> Fault.parameter("include", one.wireName() + " cannot be used with a partner's key"))
                .toList();
        if (!faults.isEmpty()) {
            throw Problem.of(ProblemType.OUTSIDE_PRODUCT, null).with(faults).exception();
        }
    }

    /** The article with all of its body, where that is more and its reader has the right to it. */
    private Row byRight(Row row) {
        if (row.teaser().access().isFree() || !right.coversGated()) {
            return row;
        }
        return database.first(
                        Sql.of(WHOLE).add("where a.id = ?", row.teaser().id()).add("and " + Visibility.of("a")),
                        all -> row.whole(
                                Body.fromJson(all.getString("blocks")),
                                partners.partner().isPresent()
                                        ? row.nextChangeAt()
                                        : Database.instant(all, "next_change_at")))
                .orElse(row);
    }

    /** The public article of this slug or id, as its related stories need it; records what they depend on. */
    Optional<Subject> subject(String slugOrId) {
        return database.first(Sql.of(SUBJECT).add(named(slugOrId)).add("and " + Visibility.of("a")), row -> {
            UUID id = Database.id(row, "id");
            dependencies.record(CacheTags.article(id));
            dependencies.record(CacheTags.NAMES);
            dependencies.recordChange(Database.instant(row, "next_change_at"));
            dependencies.record(CacheTags.section(row.getString("section")));
            List<String> tags = List.of((String[]) row.getArray("tags").getArray());
            tags.forEach(tag -> dependencies.record(CacheTags.tag(tag)));
            dependencies.recordChange(Database.instant(row, "next_public"));
            return new Subject(id, tags);
        });
    }

    private static Sql named(String slugOrId) {
        return Slugs.isId(slugOrId)
                ? Sql.of("where a.id = ?", Slugs.id(slugOrId))
                : Sql.of("where a.slug = ?", slugOrId);
    }

    private Row read(ResultSet row) throws SQLException {
        UnaryOperator<Image> shown = images.in(row.getString("images"));
        List<ArticleTag> tags = teasers.wholeTags(row);
        return new Row(
                row.getInt("version"),
                teasers.read(row, tags.stream().map(ArticleTag::ref).toList()),
                tags,
                Body.fromJson(row.getString("blocks")),
                shown,
                row.getBoolean("gated"),
                false,
                row.getString("translation_group"),
                StoredJson.read(row.getString("seo"), Seo.class),
                Social.showing(StoredJson.read(row.getString("social"), Social.class), shown),
                row.getString("dateline"),
                StoredJson.read(row.getString("provider"), Provider.class),
                StoredJson.read(row.getString("place"), Place.class),
                PublicExtra.read(row),
                // What a partner's product will show of other articles depends on its delay.
                Database.instant(row, partners.partner().isPresent() ? "ends" : "next_change_at"),
                breadcrumbs.read(row.getString("breadcrumbs")));
    }

    private ArticleView view(Row row, SingleArticleRequest request) {
        Set<Include> include = request.include();
        Fields fields = request.fields();
        Teaser teaser = row.teaser();
        dependencies.record(CacheTags.article(teaser.id()));
        dependencies.record(CacheTags.NAMES);
        dependencies.recordChange(row.nextChangeAt());
        recordRobots(row);
        if (include.contains(Include.RELATED)) {
            subject(teaser.id().toString());
        }
        return new ArticleView(
                teaser.id(),
                teaser.slug(),
                site.article(teaser.slug()),
                teaser.headline(),
                teaser.standfirst(),
                teaser.standfirstHtml(),
                teaser.kind(),
                teaser.kicker(),
                teaser.shortHeadline(),
                row.seo(),
                row.social(),
                teaser.canonicalUrl(),
                row.dateline(),
                row.provider(),
                row.place(),
                teaser.rights(),
                teaser.ai(),
                teaser.priority(),
                teaser.featured(),
                teaser.excerpt(),
                teaser.leadImage(),
                teaser.leadMedia(),
                teaser.section(),
                teaser.sections(),
                include.contains(Include.AUTHORS) ? authorsWithBios(teaser.id()) : authors(teaser),
                teaser.contributors(),
                teaser.byline(),
                row.tags(),
                teaser.primaryTag(),
                teaser.language(),
                teaser.wordCount(),
                teaser.readingMinutes(),
                teaser.publishedAt(),
                teaser.updatedAt(),
                teaser.retracted(),
                teaser.access(),
                Extra.orEmpty(row.extra()),
                fields.has("body") ? bodies.view(row.body(), row.cut(), request.bodyRequest(), row.shown()) : null,
                include.contains(Include.RELATED) && fields.has("related")
                        ? related.of(
                                teaser.id(),
                                teaser.tags().stream().map(TagRef::slug).toList(),
                                List.of(),
                                Related.INCLUDED,
                                row.whole())
                        : null,
                include.contains(Include.NOTICES) && fields.has("notices") ? Notices.of(database, teaser.id()) : null,
                include.contains(Include.TRANSLATIONS) && fields.has("translations") ? translations(row) : null,
                row.nextChangeAt(),
                row.breadcrumbs(),
                include.contains(Include.SERIES) && fields.has("series") ? series.of(teaser.id()) : null);
    }

    /** What search engines are told in a header too, which they read of forms that have no head. */
    private void recordRobots(Row row) {
        List<String> rules = new ArrayList<>();
        if (row.seo() != null && row.seo().noindex()) {
            rules.add("noindex");
        }
        Rights rights = row.teaser().rights();
        if (rights != null && rights.expires() != null) {
            rules.add("unavailable_after: " + rights.expires().truncatedTo(ChronoUnit.SECONDS));
        }
        if (!rules.isEmpty()) {
            dependencies.recordRobots(String.join(", ", rules));
        }
    }

    private static List<ArticleAuthor> authors(Teaser teaser) {
        return teaser.authors().stream()
                .map(author -> new ArticleAuthor(
                        author.slug(), author.name(), author.role(), author.avatar(), null, null, null))
                .toList();
    }

    private List<ArticleAuthor> authorsWithBios(UUID article) {
        return database.list(
                Sql.of("select u.slug, u.name, u.role, u.avatar, u.bio, u.bio_excerpt, u.bio_truncated,"
                                + ShownImages.one("u.image_id") + " as images")
                        .add("from article_author x join author u on u.id = x.author_id")
                        .add("where x.article_id = ? order by x.position", article),
                row -> new ArticleAuthor(
                        row.getString("slug"),
                        row.getString("name"),
                        row.getString("role"),
                        images.in(row.getString("images")).apply(Image.fromJson(row.getString("avatar"))),
                        row.getString("bio"),
                        row.getString("bio_excerpt"),
                        row.getBoolean("bio_truncated")));
    }

    private List<Translation> translations(Row row) {
        if (row.translationGroup() == null) {
            return List.of();
        }
        return database.list(
                Sql.of("select a.language, a.slug, a.headline, " + Visibility.endOf("a") + " as ends from article a")
                        .add(
                                "where a.translation_group = ? and a.id <> ?",
                                row.translationGroup(),
                                row.teaser().id())
                        .add("and " + Visibility.of("a"))
                        .add(partners.condition("a"))
                        .add("order by a.language"),
                found -> {
                    dependencies.recordChange(Database.instant(found, "ends"));
                    return new Translation(
                            found.getString("language"),
                            found.getString("slug"),
                            site.article(found.getString("slug")),
                            found.getString("headline"));
                });
    }
}
