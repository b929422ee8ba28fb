package org.broadsheet.reader;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.feed.SitemapIndexResource;
import org.broadsheet.feed.Sitemaps;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.AnyParameters;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Previewable;
import org.broadsheet.response.Rendered;
import org.broadsheet.response.Site;
import org.broadsheet.section.SectionView;
import org.broadsheet.section.Sections;
import org.broadsheet.webhook.IndexNow;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** What tells search engines where the pages are: {@code robots.txt} (RFC 9309) and sitemaps (sitemaps.org). */
@Path("/")
@PermitAll
@Previewable
@AnyParameters
public class RobotsResource {

    /** The name of the sitemap of what is no article. */
    private static final String PAGES = "pages";

    private final Sitemaps sitemaps;
    private final Sections sections;
    private final Site site;
    private final CacheDependencies dependencies;
    private final IndexNow indexNow;

    RobotsResource(Sitemaps sitemaps, Sections sections, Site site, CacheDependencies dependencies, IndexNow indexNow) {
        this.sitemaps = sitemaps;
        this.sections = sections;
        this.site = site;
        this.dependencies = dependencies;
        this.indexNow = indexNow;
    }

    /** Search results are another page for everybody, and the API has nothing that the pages do not have. */
    @GET
    @Path("robots.txt")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Rendered robots() {
        dependencies.makeConstant();
        String rules = """
                User-agent: *
                Disallow: /search
                Disallow: /v1/
                Allow: /

                Sitemap: %s
                """.formatted(site.absolute("/sitemap.xml"));
        return new Rendered(rules.getBytes(StandardCharsets.UTF_8), "text/plain;charset=utf-8", List.of());
    }

    /** The key of IndexNow, by which search engines know that it is the site that tells them of pages. */
    @GET
    @Path("{key: [A-Za-z0-9-]{8,128}}.txt")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Rendered key(@RestPath String key) {
        dependencies.recordChangeAtOnce();
        if (!indexNow.isKey(key)) {
            throw Problem.notFound().exception();
        }
        return new Rendered(key.getBytes(StandardCharsets.UTF_8), "text/plain;charset=utf-8", List.of());
    }

    @GET
    @Path("sitemap.xml")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Rendered index() {
        return xml(sitemaps.index(name -> site.absolute("/sitemap-" + name + ".xml"), List.of(PAGES)));
    }

    /** The sitemap of a month, or that of the home page and of the sections. */
    @GET
    @Path("sitemap-{name}.xml")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Rendered sitemap(@RestPath String name) {
        return xml(
                name.equals(PAGES)
                        ? pages()
                        : sitemaps.named(name)
                                .orElseThrow(() -> Problem.notFound().exception()));
    }

    private byte[] pages() {
        List<URI> pages = new ArrayList<>(List.of(site.home(), URI.create(site.absolute("/corrections"))));
        sections.top().stream().map(SectionView::url).forEach(pages::add);
        return Sitemaps.of(pages);
    }

    private static Rendered xml(byte[] bytes) {
        return new Rendered(bytes, SitemapIndexResource.XML, List.of());
    }
}
