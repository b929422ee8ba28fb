package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.broadsheet.article.ArticleListRequest;
import org.broadsheet.article.ArticleLists;
import org.broadsheet.article.ArticleSelection;
import org.broadsheet.article.Bodies;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.article.Contributor;
import org.broadsheet.article.ContributorRole;
import org.broadsheet.article.Criterion;
import org.broadsheet.article.Teaser;
import org.broadsheet.change.CacheTags;
import org.broadsheet.correction.CorrectionView;
import org.broadsheet.database.DatabaseClock;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Address;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.CommonParameters;
import org.broadsheet.request.Fields;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Publication;
import org.broadsheet.response.Rendered;
import org.broadsheet.response.Site;
import org.broadsheet.section.SectionRef;
import org.broadsheet.summary.SummaryView;

/** Lists as feeds: the pages that JSON has, in another form. Bodies take two more statements for a page of any size. */
@ApplicationScoped
class Feeds {

    private static final Map<String, String> KINDS = Map.of(
            "correction", "Correction",
            "clarification", "Clarification",
            "editors-note", "Editors’ note",
            "update", "Update",
            "retraction", "Retraction");

    private final Map<String, Feed> forms = new TreeMap<>();
    private final ArticleLists lists;
    private final Bodies bodies;
    private final Site site;
    private final CacheDependencies dependencies;
    private final FeedConfig config;
    private final Publication publication;
    private final DatabaseClock clock;

    Feeds(
            Instance<Feed> forms,
            ArticleLists lists,
            Bodies bodies,
            Site site,
            CacheDependencies dependencies,
            FeedConfig config,
            Publication publication,
            DatabaseClock clock) {
        forms.forEach(form -> this.forms.put(form.suffix(), form));
        this.lists = lists;
        this.bodies = bodies;
        this.site = site;
        this.dependencies = dependencies;
        this.config = config;
        this.publication = publication;
        this.clock = clock;
    }

    /**
     * The subject of a feed.
     *
     * @param name the section's, tag's or author's, or the list's; null for all articles
     * @param description may be null
     * @param criterion what the path narrows the list by; null for all articles
     * @param slug the value of the criterion
     */
    record Subject(String name, String description, URI home, Criterion criterion, String slug) {

        /** The query narrowed to the subject; a parameter that repeats what the path says is a fault. */
        BoundQuery<ArticleFeedRequest> narrow(BoundQuery<ArticleFeedRequest> query) {
            if (criterion == null) {
                return query;
            }
            query.refuse(Set.of(criterion.parameter()), "The path already gives it: " + slug);
            return query.map(request -> request.with(
                    request.articles().with(request.articles().criteria().with(criterion, slug))));
        }
    }

    /** All articles. */
    Subject everything() {
        return new Subject(null, null, site.home(), null, null);
    }

    /** A list that is not of articles. */
    Subject list(String name, String description) {
        return new Subject(name, description, site.home(), null, null);
    }

    /** The articles that a query selects, in the form of this suffix. */
    Rendered articles(String suffix, BoundQuery<ArticleFeedRequest> query, Subject subject) {
        Feed form = forms.get(suffix);
        BoundQuery<ArticleFeedRequest> narrowed = subject.narrow(query);
        check(form, query);
        Page<Teaser> page = form instanceof NewsSitemap ? news(narrowed) : page(narrowed);
        List<UUID> ids = page.items().stream().map(Teaser::id).toList();
        boolean whole = carriesBodies(form, query.value().bodies());
        Map<UUID, String> html = whole ? bodies.html(ids) : Map.of();
        if (whole) {
            // What a body refers to changes with the tag of the body's own article.
            ids.forEach(id -> dependencies.record(CacheTags.article(id)));
        }
        return rendered(
                form,
                query.address(),
                query.value().fields(),
                subject,
                page,
                teaser -> entry(teaser, html.get(teaser.id())));
    }

    /** Refuses what only other forms take. */
    private static void check(Feed form, BoundQuery<ArticleFeedRequest> query) {
        if (!form.carriesBodies()) {
            query.refuse(
                    Set.of(BodyRequest.BODY),
                    "Can only be used with rss, atom and jsonfeed: the other forms have no bodies");
        }
        if (form.fields().isEmpty()) {
            query.refuse(Set.of(Fields.NAME), "Can only be used with ndjson and csv");
        } else {
            query.value().fields().names().stream()
                    .filter(name -> !Fields.isOfOpen(name) && !form.fields().contains(name))
                    .forEach(name -> query.faults().add(Fields.NAME, withoutColumn(name, form)));
        }
    }

    private static String withoutColumn(String field, Feed form) {
        return field + " has no column in " + form.suffix()
                + (field.equals(Fields.OPEN) ? ": name its properties, each of which has one, as extra.deskCode" : "");
    }

    private boolean carriesBodies(Feed form, FeedBodyRequest request) {
        return form.carriesBodies() && request.body().orElse(config.body()) == FeedBody.HTML;
    }

    /** A page of summaries in the form of this suffix. */
    Rendered summaries(String suffix, Address address, FeedBodyRequest bodies, Page<SummaryView> page) {
        Feed form = forms.get(suffix);
        boolean whole = carriesBodies(form, bodies);
        return rendered(
                form,
                address,
                Fields.ALL,
                list("Summaries", "The editors’ digests."),
                page,
                summary -> entry(summary, whole));
    }

    /** A page of notices in the form of this suffix. */
    Rendered corrections(String suffix, Address address, Page<CorrectionView> page) {
        return rendered(
                forms.get(suffix),
                address,
                Fields.ALL,
                list("Corrections", "Corrections, clarifications and other notices."),
                page,
                this::entry);
    }

    private Page<Teaser> page(BoundQuery<ArticleFeedRequest> query) {
        return lists.page(query.map(request -> ArticleListRequest.of(request.articles(), request.page())));
    }

    private Page<Teaser> news(BoundQuery<ArticleFeedRequest> query) {
        query.refuse(FeedForms.NOT_OF_NEWS, "A news sitemap always covers the last 48 hours, at most 1,000 articles");
        query.faults().check();
        // Articles leave it by their age.
        dependencies.makeUndated();
        ArticleSelection sent = query.value().articles();
        ArticleSelection fresh = sent.with(sent.criteria().forNewsSitemap())
                .publishedSince(clock.now().minus(NewsSitemap.REACH).truncatedTo(ChronoUnit.MICROS));
        List<Teaser> found = new ArrayList<>();
        PageRequest request = PageRequest.first(PageRequest.MAX_LIMIT);
        Optional<Address> next;
        do {
            PageRequest now = request;
            Page<Teaser> page = page(query.map(feed -> feed.with(fresh).at(now)));
            found.addAll(page.items());
            next = Optional.ofNullable(page.page().next());
            request = next.flatMap(Address::cursor).map(request::at).orElse(request);
        } while (next.isPresent() && found.size() < NewsSitemap.MOST);
        if (!found.isEmpty()) {
            dependencies.recordChange(found.get(found.size() - 1).publishedAt().plus(NewsSitemap.REACH));
        }
        return new Page<>(found, new Page.Position(NewsSitemap.MOST, null, null, false), null);
    }

    private <T> Rendered rendered(
            Feed form, Address sent, Fields fields, Subject subject, Page<T> page, Function<T, FeedEntry> entry) {
        Address address = sent.without(Set.of(CommonParameters.PREVIEW_TOKEN));
        FeedPage feed = new FeedPage(
                subject.name() == null ? publication.name() : subject.name() + " – " + publication.name(),
                subject.description() == null ? config.description() : subject.description(),
                subject.home(),
                absolute(address),
                absolute(address.first()),
                absolute(page.page().next()),
                absolute(page.page().prev()),
                publication.logo(),
                publication.copyright(),
                config.hub(),
                fields,
                page.items().stream().map(entry).toList());
        return new Rendered(
                form.write(feed),
                form.mediaType(),
                feed.links().stream()
                        .filter(link -> !link.relation().equals("first"))
                        .map(link -> "<" + link.address() + ">; rel=\""
                                + (link.relation().equals("previous") ? "prev" : link.relation()) + "\"")
                        .toList());
    }

    private String absolute(Address address) {
        return address == null ? null : config.root() + address;
    }

    private FeedEntry entry(Teaser teaser, String html) {
        URI url = site.article(teaser.slug());
        return new FeedEntry(
                teaser.id(),
                url,
                teaser.markedHeadline(),
                teaser.standfirst() == null ? teaser.excerpt() : teaser.standfirst(),
                Html.absolute(html, url),
                teaser.leadImage(),
                authors(teaser),
                teaser.contributors().stream()
                        .filter(one -> one.role() != ContributorRole.AUTHOR)
                        .map(one -> byline(one, teaser))
                        .toList(),
                labels(teaser),
                teaser.language(),
                teaser.publishedAt(),
                teaser.updatedAt(),
                teaser);
    }

    private List<FeedEntry.Label> labels(Teaser teaser) {
        List<FeedEntry.Label> labels = new ArrayList<>(List.of(label(teaser.section())));
        teaser.sections().forEach(section -> labels.add(label(section)));
        teaser.tags().forEach(tag -> labels.add(new FeedEntry.Label(tag.slug(), tag.name(), site.tag(tag.slug()))));
        KindTerms.genre(teaser.kind())
                .ifPresent(genre -> labels.add(new FeedEntry.Label(
                        teaser.kind().wireName(), teaser.kind().label(), genre)));
        DigitalSource.of(teaser.ai())
                .ifPresent(source -> labels.add(
                        new FeedEntry.Label("ai-" + teaser.ai().use().wireName(), source.label(), source.newsCode())));
        return labels;
    }

    private FeedEntry entry(SummaryView summary, boolean whole) {
        return new FeedEntry(
                summary.id(),
                summary.url(),
                summary.headline(),
                summary.excerpt(),
                whole ? Html.absolute(summary.body().html(), summary.url()) : null,
                null,
                List.of(),
                List.of(),
                List.of(label(summary.section())),
                summary.language(),
                summary.publishedAt(),
                summary.updatedAt(),
                null);
    }

    private FeedEntry entry(CorrectionView notice) {
        FeedEntry article = entry(notice.article(), null);
        return new FeedEntry(
                notice.id(),
                article.url(),
                KINDS.get(notice.kind()) + ": " + article.title(),
                Html.text(notice.html()),
                Html.absolute(notice.html(), article.url()),
                null,
                List.of(),
                List.of(),
                article.labels(),
                article.language(),
                notice.publishedAt(),
                notice.publishedAt(),
                notice.article());
    }

    private static List<FeedEntry.Byline> authors(Teaser teaser) {
        List<Contributor> authors = Bylines.of(teaser.contributors(), ContributorRole.AUTHOR);
        return authors.isEmpty() && teaser.byline() != null
                ? List.of(new FeedEntry.Byline(teaser.byline(), null, null))
                : authors.stream().map(one -> byline(one, teaser)).toList();
    }

    private static FeedEntry.Byline byline(Contributor one, Teaser teaser) {
        return new FeedEntry.Byline(
                one.name(),
                one.url(),
                teaser.authors().stream()
                        .filter(author -> author.slug().equals(one.slug()) && author.avatar() != null)
                        .map(author -> author.avatar().url())
                        .findFirst()
                        .orElse(null));
    }

    private FeedEntry.Label label(SectionRef section) {
        return new FeedEntry.Label(section.slug(), section.name(), site.section(section.slug()));
    }
}
