package org.broadsheet.resolve;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.broadsheet.article.ArticleAddresses;
import org.broadsheet.change.CacheTags;
import org.broadsheet.name.Kind;
import org.broadsheet.name.Moves;
import org.broadsheet.redirect.Destination;
import org.broadsheet.redirect.SiteRedirects;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Site;

/** Looks up what became of a page of the public site. */
@ApplicationScoped
public class Resolver {

    private final Site site;
    private final ArticleAddresses articles;
    private final Moves moves;
    private final SiteRedirects redirects;
    private final CacheDependencies dependencies;

    Resolver(
            Site site,
            ArticleAddresses articles,
            Moves moves,
            SiteRedirects redirects,
            CacheDependencies dependencies) {
        this.site = site;
        this.articles = articles;
        this.moves = moves;
        this.redirects = redirects;
        this.dependencies = dependencies;
    }

    /**
     * What a path leads to now.
     *
     * @param path as it was sent
     * @param place the page that it names; without one the answer is unknown
     */
    public Resolution resolve(String path, Optional<Site.Place> place) {
        dependencies.record(CacheTags.ADDRESSES);
        dependencies.record(CacheTags.NAMES);
        dependencies.record(CacheTags.SUMMARIES);
        Resolution named = place.map(one -> resolve(path, one)).orElseGet(() -> unknown(path));
        return named.state().equals("current") ? named : redirected(path).orElse(named);
    }

    /** Where a redirect or an alias leads from a path at which no page is public; empty if it leads nowhere. */
    private Optional<Resolution> redirected(String path) {
        Optional<Destination> found = redirects.of(path);
        found.ifPresent(end -> dependencies.recordChange(end.ends()));
        return found.flatMap(end -> switch (end.state()) {
            case Destination.MOVED -> Optional.of(moved(path, end));
            case Destination.GONE -> Optional.of(article(path, end.page()));
            default -> Optional.empty();
        });
    }

    private Resolution moved(String path, Destination end) {
        String location = end.location(site);
        return new Resolution(
                path,
                "moved",
                end.page() == null ? null : end.page().kind(),
                end.page() == null ? null : end.page().slug(),
                URI.create(site.absolute(location)),
                location,
                null,
                null,
                end.permanent());
    }

    private Resolution resolve(String path, Site.Place place) {
        Kind kind = Kind.of(place.kind());
        return kind == Kind.ARTICLE
                ? article(path, place)
                : moves.current(kind, place.slug())
                        .map(current -> found(path, place, current))
                        .orElseGet(() -> unknown(path));
    }

    private Resolution found(String path, Site.Place place, String slug) {
        URI url = site.page(new Site.Place(place.kind(), slug));
        String state = slug.equals(place.slug()) ? "current" : "moved";
        return new Resolution(path, state, place.kind(), slug, url, site.path(url), null, null);
    }

    private Resolution article(String path, Site.Place place) {
        String slug = place.slug();
        ArticleAddresses.Address address = articles.of(slug);
        if (address instanceof ArticleAddresses.Current current) {
            dependencies.recordChange(current.ends());
            return found(path, place, current.slug());
        }
        if (address instanceof ArticleAddresses.Gone gone) {
            dependencies.recordChange(gone.replacementEnds());
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
