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
 * @param labels its section and tags
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

    /** A section or tag. */
    record Label(String slug, String name, URI url) {}

    String urn() {
        return "urn:uuid:" + id;
    }
}
