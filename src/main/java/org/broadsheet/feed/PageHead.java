package org.broadsheet.feed;

import java.util.Optional;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.Seo;
import org.broadsheet.article.Social;
import org.broadsheet.body.Image;
import org.jsoup.nodes.Element;

/**
 * What the head of an article's page tells search engines, and those who show previews of links to it: Open Graph
 * (ogp.me), which X reads too where its own tags are missing.
 */
final class PageHead {

    private PageHead() {}

    /** Writes title, description, robots, canonical address and preview into a {@code head}. */
    static void write(ArticleView article, Element head) {
        Optional<Seo> seo = Optional.ofNullable(article.seo());
        String canonical = SchemaOrg.canonical(article);
        head.appendElement("title").text(seo.map(Seo::title).orElse(article.headline()));
        named(head, "description", seo.map(Seo::description).orElse(article.standfirst()));
        if (seo.filter(Seo::noindex).isPresent()) {
            named(head, "robots", "noindex");
        }
        if (article.rights() != null) {
            named(head, "copyright", article.rights().copyright());
            if (article.rights().license() != null) {
                head.appendElement("link")
                        .attr("rel", "license")
                        .attr("href", article.rights().license());
            }
        }
        head.appendElement("link").attr("rel", "canonical").attr("href", canonical);

        Optional<Social> social = Optional.ofNullable(article.social());
        Image image = social.map(Social::image).orElse(article.leadImage());
        property(head, "og:type", "article");
        property(head, "og:url", canonical);
        property(head, "og:title", social.map(Social::title).orElse(article.headline()));
        property(
                head,
                "og:description",
                social.map(Social::description)
                        .orElse(article.standfirst() == null ? article.excerpt() : article.standfirst()));
        if (image != null) {
            property(head, "og:image", image.url());
            property(head, "og:image:alt", Html.described(image));
        }
        property(head, "article:published_time", article.publishedAt().toString());
        property(head, "article:modified_time", article.updatedAt().toString());
        property(head, "article:section", article.section().name());
        named(head, "twitter:card", image == null ? "summary" : "summary_large_image");
    }

    private static void named(Element head, String name, String content) {
        if (content != null) {
            head.appendElement("meta").attr("name", name).attr("content", content);
        }
    }

    private static void property(Element head, String property, String content) {
        if (content != null) {
            head.appendElement("meta").attr("property", property).attr("content", content);
        }
    }
}
