package org.broadsheet.reader;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.article.ArticleAddresses;
import org.broadsheet.article.ArticleListRequest;
import org.broadsheet.article.ArticleLists;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.Articles;
import org.broadsheet.article.BodyForm;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.article.Include;
import org.broadsheet.article.Seo;
import org.broadsheet.article.Social;
import org.broadsheet.article.Teaser;
import org.broadsheet.author.AuthorView;
import org.broadsheet.author.Authors;
import org.broadsheet.body.Image;
import org.broadsheet.correction.CorrectionListRequest;
import org.broadsheet.correction.CorrectionView;
import org.broadsheet.correction.Corrections;
import org.broadsheet.feed.FeedConfig;
import org.broadsheet.feed.SchemaOrg;
import org.broadsheet.front.FrontRequest;
import org.broadsheet.front.FrontView;
import org.broadsheet.front.Fronts;
import org.broadsheet.front.HomeRequest;
import org.broadsheet.front.HomeView;
import org.broadsheet.list.Page;
import org.broadsheet.name.Kind;
import org.broadsheet.name.Moves;
import org.broadsheet.request.Address;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Site;
import org.broadsheet.section.SectionView;
import org.broadsheet.summary.Summaries;
import org.broadsheet.summary.SummaryView;
import org.broadsheet.tag.TagView;
import org.broadsheet.tag.Tags;

/** Renders each kind of page from the views that the API answers with. */
@ApplicationScoped
class Pages {

    private static final String LANGUAGE = "?language=";

    private static final String SECTIONS = "/v1/sections";

    private static final Set<BodyForm> FORMS = Set.of(BodyForm.HTML, BodyForm.BLOCKS);

    private static final Set<Include> INCLUDES =
            Set.of(Include.RELATED, Include.NOTICES, Include.AUTHORS, Include.TRANSLATIONS, Include.SERIES);

    private final Frames frames;
    private final Fronts fronts;
    private final Articles articles;
    private final ArticleAddresses addresses;
    private final ArticleLists lists;
    private final Authors authors;
    private final Tags tags;
    private final Summaries summaries;
    private final Corrections corrections;
    private final Moves moves;
    private final SchemaOrg data;
    private final FeedConfig feeds;
    private final Site site;

    Pages(
            Frames frames,
            Fronts fronts,
            Articles articles,
            ArticleAddresses addresses,
            ArticleLists lists,
            Authors authors,
            Tags tags,
            Summaries summaries,
            Corrections corrections,
            Moves moves,
            SchemaOrg data,
            FeedConfig feeds,
            Site site) {
        this.frames = frames;
        this.fronts = fronts;
        this.articles = articles;
        this.addresses = addresses;
        this.lists = lists;
        this.authors = authors;
        this.tags = tags;
        this.summaries = summaries;
        this.corrections = corrections;
        this.moves = moves;
        this.data = data;
        this.feeds = feeds;
        this.site = site;
    }

    String home(Visit visit) {
        List<Frame.Edition> editions = frames.editions(visit);
        Set<String> language = Frames.shown(visit, editions);
        HomeView home = fronts.home(HomeRequest.in(language));
        Image image = home.lead() == null ? null : home.lead().leadImage();
        Head head = Head.of(null, feeds.description(), site.home().toString()).with(data.home(), image);
        List<SectionView> top =
                home.sections().stream().map(HomeView.Part::section).toList();
        String request = "/v1/fronts"
                + language.stream().findFirst().map(LANGUAGE::concat).orElse("");
        Frame frame = frames.of(head, visit, top, editions, List.of(request));
        return Templates.home(frame, home).render();
    }

    String section(Visit visit, String slug) {
        List<Frame.Edition> editions = frames.editions(visit);
        Set<String> language = Frames.shown(visit, editions);
        FrontView front = fronts.of(slug, FrontRequest.in(language));
        if (visit.sent(Address.CURSOR).isPresent() && front.next() != null) {
            return older(visit, front);
        }
        String query = language.stream().findFirst().map(LANGUAGE::concat).orElse("");
        Frame frame =
                frames.of(head(front.section()), visit, editions, List.of("/v1/fronts/" + slug + query, SECTIONS));
        return Templates.section(frame, front, language.stream().findFirst().orElse(""))
                .render();
    }

    private Head head(SectionView section) {
        return Head.of(section.name(), section.description(), section.url().toString())
                .with(data.inPage(section), section.image())
                .with(Head.ALL + "?section=" + section.slug());
    }

    String article(Visit visit, String slug) {
        ArticleView article = articles.find(slug, FORMS, INCLUDES).orElseThrow(() -> addresses.absent(slug));
        if (!article.slug().equals(slug)) {
            // An id is a name that never changes, and no address for readers.
            throw moves.to(Kind.ARTICLE, slug, article.slug());
        }
        Frame frame = frames.of(
                head(article),
                visit,
                List.of(
                        "/v1/articles/" + slug
                                + "?body=html,blocks&include=authors,notices,related,series,translations",
                        "/v1/articles/" + slug + ".jsonld",
                        SECTIONS));
        return Templates.article(frame, article).render();
    }

    private Head head(ArticleView article) {
        Optional<Seo> seo = Optional.ofNullable(article.seo());
        String words = article.standfirst() == null ? article.excerpt() : article.standfirst();
        Image image = Optional.ofNullable(article.social()).map(Social::image).orElse(article.leadImage());
        Head head = Head.of(
                        seo.map(Seo::title).orElse(article.headline()),
                        seo.map(Seo::description).orElse(words),
                        Optional.ofNullable(article.canonicalUrl())
                                .orElse(article.url().toString()))
                .with(data.inPage(article), image)
                .as("article");
        return seo.filter(Seo::noindex).isPresent() ? head.passing() : head;
    }

    String author(Visit visit, String slug) {
        AuthorView author = moves.find(Kind.AUTHOR, slug, authors::bySlug);
        BoundQuery<ArticleListRequest> query = query(visit, Map.of("author", slug));
        Page<Teaser> stories = lists.page(query);
        Head head = Head.of(author.name(), author.bioExcerpt(), author.url().toString())
                .with(data.inPage(author), author.avatar())
                .as("profile")
                .with(Head.ALL + "?author=" + slug);
        Frame frame = frames.of(
                further(head, visit),
                visit,
                List.of("/v1/authors/" + slug, query.address().toString(), SECTIONS));
        return Templates.author(frame, author, stories).render();
    }

    String tag(Visit visit, String slug) {
        TagView tag = moves.find(Kind.TAG, slug, tags::bySlug);
        BoundQuery<ArticleListRequest> query = query(visit, Map.of("tag", slug));
        Page<Teaser> stories = lists.page(query);
        Head head = Head.of(tag.name(), tag.description(), tag.url().toString())
                .with(null, tag.image())
                .with(Head.ALL + "?tag=" + slug);
        Frame frame = frames.of(
                further(head, visit),
                visit,
                List.of("/v1/tags/" + slug, query.address().toString(), SECTIONS));
        return Templates.tag(frame, tag, stories).render();
    }

    String summary(Visit visit, String slug) {
        SummaryView summary = moves.find(Kind.SUMMARY, slug, name -> summaries.bySlug(name, BodyRequest.HTML));
        Image image = summary.articles().stream()
                .map(Teaser::leadImage)
                .filter(lead -> lead != null)
                .findFirst()
                .orElse(null);
        Head head = Head.of(summary.headline(), summary.excerpt(), summary.url().toString())
                .with(null, image)
                .as("article");
        Frame frame = frames.of(head, visit, List.of("/v1/summaries/" + slug, SECTIONS));
        return Templates.summary(frame, summary).render();
    }

    String corrections(Visit visit) {
        Map<String, List<String>> sent = new HashMap<>();
        visit.sent(Address.CURSOR).ifPresent(cursor -> sent.put(Address.CURSOR, List.of(cursor)));
        BoundQuery<CorrectionListRequest> query = BoundQuery.read(CorrectionListRequest.class, "/v1/corrections", sent);
        Page<CorrectionView> all = corrections.page(query);
        Head head = Head.of(
                        "Corrections",
                        "Mistakes are corrected in the story and listed here.",
                        site.absolute("/corrections"))
                .with("/v1/corrections.rss");
        Frame frame =
                frames.of(further(head, visit), visit, List.of(query.address().toString(), SECTIONS));
        return Templates.corrections(frame, all).render();
    }

    /** A further page of the list that a front begins. */
    private String older(Visit visit, FrontView front) {
        BoundQuery<ArticleListRequest> query = query(visit, front.next().parameters());
        Page<Teaser> stories = lists.page(query);
        Frame frame = frames.of(
                further(head(front.section()), visit),
                visit,
                List.of(query.address().toString(), SECTIONS));
        return Templates.older(frame, front.section(), stories).render();
    }

    /** The list of articles at the place that the visit names. */
    private static BoundQuery<ArticleListRequest> query(Visit visit, Map<String, String> filter) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        filter.forEach((name, value) -> sent.put(name, List.of(value)));
        visit.sent(Address.CURSOR).ifPresent(cursor -> sent.put(Address.CURSOR, List.of(cursor)));
        return BoundQuery.read(ArticleListRequest.class, ArticleLists.PATH, sent);
    }

    /** Only the first page of a list belongs into search engines. */
    private static Head further(Head head, Visit visit) {
        return visit.sent(Address.CURSOR).isPresent() ? head.passing() : head;
    }
}
