package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.broadsheet.response.Publication;

/** Google's news sitemap: at most 1,000 articles of the last 48 hours, without what is sponsored, which is no news. */
@ApplicationScoped
class NewsSitemap implements Feed {

    static final Duration REACH = Duration.ofHours(48);
    static final int MOST = 1_000;

    private final Publication publication;

    NewsSitemap(Publication publication) {
        this.publication = publication;
    }

    @Override
    public String suffix() {
        return "newssitemap";
    }

    @Override
    public String mediaType() {
        return "application/xml;charset=utf-8";
    }

    @Override
    public byte[] write(FeedPage page) {
        SitemapWriter xml = new SitemapWriter("urlset", true);
        for (FeedEntry entry : page.entries()) {
            xml.start(SitemapWriter.SITEMAP, "url")
                    .text(SitemapWriter.SITEMAP, "loc", entry.url().toString())
                    .start(SitemapWriter.NEWS, "news")
                    .start(SitemapWriter.NEWS, "publication")
                    .text(SitemapWriter.NEWS, "name", publication.name())
                    .text(SitemapWriter.NEWS, "language", language(entry.language()))
                    .end()
                    .text(
                            SitemapWriter.NEWS,
                            "publication_date",
                            entry.publishedAt().toString())
                    .text(SitemapWriter.NEWS, "title", entry.title())
                    .end();
            if (entry.image() != null) {
                xml.start(SitemapWriter.IMAGE, "image")
                        .text(SitemapWriter.IMAGE, "loc", entry.image().url())
                        .end();
            }
            xml.end();
        }
        return xml.bytes();
    }

    /** The ISO 639 code, except for Chinese: {@code zh-cn} (simplified) or {@code zh-tw} (traditional). */
    static String language(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!locale.getLanguage().equals("zh")) {
            return locale.getLanguage().isEmpty() ? "und" : locale.getLanguage();
        }
        boolean traditional = locale.getScript().equals("Hant")
                || locale.getScript().isEmpty()
                        && java.util.Set.of("TW", "HK", "MO").contains(locale.getCountry());
        return traditional ? "zh-tw" : "zh-cn";
    }
}
