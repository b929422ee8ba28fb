package org.broadsheet.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.article.Teaser;
import org.broadsheet.body.Image;

/**
 * One thing in a feed.
 *
 * @param url its page on the public site
 * @param summary plain text: an article's standfirst, or its excerpt where it has none; null if there is neither
 * @param html with absolute links; null in feeds that carry none
 * @param image may be null
 * @param title an article's headline; what is sponsored says so before it
 * @param labels its section and tags, and its kind unless that is news
 * @param article the article that it is or is about; null for a summary
 */
record FeedEntry(
        UUID id,
        URI url,
        String title,
        String summary,
        String html,
        Image image,
        List<Byline> authors,
        List<Label> labels,
        String language,
        Instant publishedAt,
        Instant updatedAt,
        Teaser article) {

    /**
     * An author.
     *
     * @param avatar an address; may be null
     */
    record Byline(String name, URI url, String avatar) {}

    /**
     * A section or tag, or what kind of text it is.
     *
     * @param url its page; of a kind, its genre in the IPTC's NewsCodes
     */
    record Label(String slug, String name, URI url) {}

    /** Where an article belongs, if it was published elsewhere first; else null. */
    String canonicalUrl() {
        return article == null || !article.id().equals(id) ? null : article.canonicalUrl();
    }

    String urn() {
        return "urn:uuid:" + id;
    }
}
