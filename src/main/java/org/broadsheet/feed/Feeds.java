package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.broadsheet.article.ArticleSelection;
import org.broadsheet.article.Bodies;
import org.broadsheet.article.Teaser;
import org.broadsheet.article.Teasers;
import org.broadsheet.author.AuthorRef;
import org.broadsheet.change.CacheTags;
import org.broadsheet.correction.CorrectionView;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Query;
import org.broadsheet.delivery.Rendered;
import org.broadsheet.delivery.Site;
import org.broadsheet.section.SectionRef;
import org.broadsheet.summary.SummaryView;

/** Lists as feeds: what JSON has, in another form. Bodies cost two statements more, however many they are. */
@ApplicationScoped
class Feeds {

    private static final String PAGE = "100";
    private static final List<String> NOT_OF_NEWS =
            List.of("limit", "cursor", "total", "sort", "publishedAfter", "publishedBefore");
    private static final Map<String, String> KINDS = Map.of(
            "correction", "Correction",
            "clarification", "Clarification",
            "editors-note", "Editors’ note",
            "update", "Update",
            "retraction", "Retraction");

    private final Map<String, Feed> forms = new TreeMap<>();
    private final Teasers teasers;
    private final Bodies bodies;
    private final Site site;
    private final Freshness freshness;
    private final FeedConfig config;

    Feeds(Instance<Feed> forms, Teasers teasers, Bodies bodies, Site site, Freshness freshness, FeedConfig config) {
        forms.forEach(form -> this.forms.put(form.suffix(), form));
        this.teasers = teasers;
        this.bodies = bodies;
        this.site = site;
        this.freshness = freshness;
        this.config = config;
    }

    /**
     * What a feed is of.
     *
     * @param name of the section, tag or author, or of the list; null for all articles
     * @param description may be null
     * @param parameter the parameter that the path stands for; null where it stands for none
     * @param value its value
     */
    record Subject(String name, String description, URI home, String parameter, String value) {

        void narrow(Parameters parameters) {
            if (parameter != null) {
                parameters.fix(parameter, value);
            }
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

    /** The articles that the parameters of an {@link ArticleSelection} select, in the form of this suffix. */
    Rendered articles(String suffix, Parameters parameters, Subject subject) {
        Feed form = forms.get(suffix);
        Page<Teaser> page;
        if (form instanceof NewsSitemap) {
            page = news(parameters, subject);
        } else {
            subject.narrow(parameters);
            page = teasers.page(parameters);
        }
        List<UUID> ids = page.items().stream().map(Teaser::id).toList();
        Map<UUID, String> html = form.carriesBodies() ? bodies.html(ids) : Map.of();
        if (form.carriesBodies()) {
            // What a body refers to changes with its article's own tag.
            ids.forEach(id -> freshness.shows(CacheTags.article(id)));
        }
        return rendered(form, parameters, subject, page, teaser -> entry(teaser, html.get(teaser.id())));
    }

    /** A page of summaries in the form of this suffix. */
    Rendered summaries(String suffix, Parameters parameters, Page<SummaryView> page) {
        return rendered(forms.get(suffix), parameters, list("Summaries", "The editors’ digests."), page, this::entry);
    }

    /** A page of notices in the form of this suffix. */
    Rendered corrections(String suffix, Parameters parameters, Page<CorrectionView> page) {
        return rendered(
                forms.get(suffix),
                parameters,
                list("Corrections", "Corrections, clarifications and other notices."),
                page,
                this::entry);
    }

    private Page<Teaser> news(Parameters parameters, Subject subject) {
        parameters.sent().keySet().stream()
                .filter(NOT_OF_NEWS::contains)
                .forEach(name -> parameters.fault(
                        Fault.parameter(name, "A news sitemap is all of the last 48 hours, at most 1,000 articles")));
        parameters.check();
        Instant since = Instant.now().minus(NewsSitemap.REACH);
        List<Teaser> found = new ArrayList<>();
        String cursor = null;
        do {
            MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
            asked.putAll(parameters.sent());
            asked.keySet().removeAll(List.of(Query.MIN_VERSION, Query.PREVIEW_TOKEN));
            asked.putSingle("limit", PAGE);
            asked.putSingle("publishedAfter", since.toString());
            if (cursor != null) {
                asked.putSingle("cursor", cursor);
            }
            Parameters own = Parameters.of(parameters.path(), asked, ArticleSelection.class);
            subject.narrow(own);
            Page<Teaser> page = teasers.page(own);
            found.addAll(page.items());
            cursor = page.page().hasMore() ? cursor(page.page().next()) : null;
        } while (cursor != null && found.size() < NewsSitemap.MOST);
        if (!found.isEmpty()) {
            freshness.changesAt(found.get(found.size() - 1).publishedAt().plus(NewsSitemap.REACH));
        }
        return new Page<>(found, new Page.Position(NewsSitemap.MOST, null, null, false), null);
    }

    private static String cursor(String link) {
        return link.replaceFirst(".*[?&]cursor=([^&]*).*", "$1");
    }

    private <T> Rendered rendered(
            Feed form, Parameters parameters, Subject subject, Page<T> page, Function<T, FeedEntry> entry) {
        FeedPage feed = new FeedPage(
                subject.name() == null ? config.title() : subject.name() + " – " + config.title(),
                subject.description() == null ? config.description() : subject.description(),
                subject.home(),
                config.root() + address(parameters.path(), parameters.sent(), List.of()),
                config.root() + address(parameters.path(), parameters.sent(), List.of("cursor")),
                absolute(page.page().next()),
                absolute(page.page().prev()),
                config.hub(),
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

    private String absolute(String link) {
        return link == null ? null : config.root() + link;
    }

    /** A path with these parameters but some, in the order of their names. */
    static String address(String path, MultivaluedMap<String, String> sent, List<String> without) {
        StringBuilder address = new StringBuilder(path);
        new TreeMap<>(sent).forEach((name, values) -> {
            if (!without.contains(name) && !name.equals(Query.MIN_VERSION) && !name.equals(Query.PREVIEW_TOKEN)) {
                values.forEach(value -> address.append(address.length() == path.length() ? '?' : '&')
                        .append(encode(name))
                        .append('=')
                        .append(encode(value)));
            }
        });
        return address.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }

    private FeedEntry entry(Teaser teaser, String html) {
        return new FeedEntry(
                teaser.id(),
                teaser.url(),
                teaser.headline(),
                teaser.standfirst(),
                Html.absolute(html, teaser.url()),
                teaser.leadImage(),
                teaser.authors().stream().map(this::byline).toList(),
                Stream.concat(
                                Stream.of(label(teaser.section())),
                                teaser.tags().stream()
                                        .map(tag -> new FeedEntry.Label(tag.slug(), tag.name(), site.tag(tag.slug()))))
                        .toList(),
                teaser.language(),
                teaser.publishedAt(),
                teaser.updatedAt(),
                teaser);
    }

    private FeedEntry entry(SummaryView summary) {
        return new FeedEntry(
                summary.id(),
                summary.url(),
                summary.headline(),
                summary.excerpt(),
                Html.absolute(summary.body().html(), summary.url()),
                null,
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
                article.labels(),
                article.language(),
                notice.publishedAt(),
                notice.publishedAt(),
                notice.article());
    }

    private FeedEntry.Byline byline(AuthorRef author) {
        return new FeedEntry.Byline(
                author.name(),
                site.author(author.slug()),
                author.avatar() == null ? null : author.avatar().url());
    }

    private FeedEntry.Label label(SectionRef section) {
        return new FeedEntry.Label(section.slug(), section.name(), site.section(section.slug()));
    }
}
