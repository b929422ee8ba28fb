package org.broadsheet.resolve;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.broadsheet.article.ArticleAddresses;
import org.broadsheet.author.Authors;
import org.broadsheet.change.CacheTags;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Site;
import org.broadsheet.section.Sections;
import org.broadsheet.summary.Summaries;
import org.broadsheet.tag.Tags;

/** Finds out what became of a page of the public site. */
@ApplicationScoped
public class Resolver {

    private final Site site;
    private final ArticleAddresses articles;
    private final Sections sections;
    private final Authors authors;
    private final Tags tags;
    private final Summaries summaries;
    private final Freshness freshness;

    Resolver(
            Site site,
            ArticleAddresses articles,
            Sections sections,
            Authors authors,
            Tags tags,
            Summaries summaries,
            Freshness freshness) {
        this.site = site;
        this.articles = articles;
        this.sections = sections;
        this.authors = authors;
        this.tags = tags;
        this.summaries = summaries;
        this.freshness = freshness;
    }

    /**
     * What a path is now.
     *
     * @param path as it was asked for
     * @param place what it names; unknown where it names nothing
     */
    public Resolution resolve(String path, Optional<Site.Place> place) {
        freshness.shows(CacheTags.ADDRESSES);
        freshness.shows(CacheTags.NAMES);
        freshness.shows(CacheTags.SUMMARIES);
        return place.map(named -> resolve(path, named)).orElseGet(() -> unknown(path));
    }

    private Resolution resolve(String path, Site.Place place) {
        return switch (place.kind()) {
            case "article" -> article(path, place.slug());
            case "section" -> plain(path, place, sections.bySlug(place.slug()).isPresent(), site.section(place.slug()));
            case "author" -> plain(path, place, authors.bySlug(place.slug()).isPresent(), site.author(place.slug()));
            case "tag" -> plain(path, place, tags.bySlug(place.slug()).isPresent(), site.tag(place.slug()));
            default -> plain(path, place, summaries.isPublic(place.slug()), site.summary(place.slug()));
        };
    }

    private Resolution plain(String path, Site.Place place, boolean there, URI url) {
        return there
                ? new Resolution(path, "current", place.kind(), place.slug(), url, site.path(url), null, null)
                : unknown(path);
    }

    private Resolution article(String path, String slug) {
        ArticleAddresses.Address address = articles.of(slug);
        if (address instanceof ArticleAddresses.Current current) {
            URI url = site.article(current.slug());
            String state = current.slug().equals(slug) ? "current" : "moved";
            return new Resolution(path, state, "article", current.slug(), url, site.path(url), null, null);
        }
        if (address instanceof ArticleAddresses.Gone gone) {
            URI url = gone.replacement() == null ? null : site.article(gone.replacement());
            return new Resolution(
                    path, "gone", "article", slug, url, url == null ? null : site.path(url), gone.reason(), gone.at());
        }
        return unknown(path);
    }

    private static Resolution unknown(String path) {
        return new Resolution(path, "unknown", null, null, null, null, null, null);
    }
}
