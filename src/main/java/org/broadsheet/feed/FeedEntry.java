package org.broadsheet.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.article.Teaser;
import org.broadsheet.body.Audio;
import org.broadsheet.body.Block;
import org.broadsheet.body.Image;
import org.broadsheet.body.Rights;
import org.broadsheet.body.Video;

/**
 * One thing in a feed.
 *
 * @param url its page on the public site
 * @param summary plain text: an article's standfirst, or its excerpt where it has none; null if there is neither
 * @param html with absolute links; null in feeds that carry none
 * @param image may be null
 * @param authors who wrote it; where nobody is named, the byline in the newsroom's own words
 * @param others who did something else for it
 * @param title an article's headline; what is sponsored says so before it
 * @param labels its section and tags, its kind unless that is news, and what a machine did for it
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
        List<Byline> others,
        List<Label> labels,
        String language,
        Instant publishedAt,
        Instant updatedAt,
        Teaser article) {

    /**
     * Someone who made it.
     *
     * @param url may be null
     * @param avatar an address; may be null
     */
    record Byline(String name, String url, String avatar) {}

    /**
     * A section or tag, what kind of text it is, or what a machine did for it.
     *
     * @param url its page; of the others, their code in the IPTC's NewsCodes
     */
    record Label(String slug, String name, URI url) {}

    /** Where an article belongs, if it was published elsewhere first; else null. */
    String canonicalUrl() {
        return own().map(Teaser::canonicalUrl).orElse(null);
    }

    /** Who owns it and what others may do with it, in words; empty where nothing is said or it is no article. */
    List<String> rights() {
        return own().map(Teaser::rights)
                .map(rights -> Stream.of(rights.copyright(), rights.usageTerms())
                        .filter(Objects::nonNull)
                        .map(XmlText::clean)
                        .toList())
                .orElse(List.of());
    }

    /**
     * A file to play.
     *
     * @param type a media type (RFC 6838)
     * @param title may be null
     */
    record Enclosure(String url, String type, String medium, String title) {}

    /** What plays at its top, if anything does. */
    Optional<Enclosure> enclosure() {
        return own().map(Teaser::leadMedia).flatMap(FeedEntry::enclosure);
    }

    private static Optional<Enclosure> enclosure(Block media) {
        if (media instanceof Video video) {
            return Optional.of(
                    new Enclosure(video.url(), type(video.mediaType(), "video/mp4"), "video", video.title()));
        }
        return media instanceof Audio audio
                ? Optional.of(new Enclosure(audio.url(), type(audio.mediaType(), "audio/mpeg"), "audio", audio.title()))
                : Optional.empty();
    }

    /** Formats of feeds require a type, so there is the most common one where none is known. */
    private static String type(String known, String common) {
        return known == null ? common : known;
    }

    /** The address of its licence, if there is one. */
    Optional<String> license() {
        return own().map(Teaser::rights).map(Rights::license);
    }

    /** The article that it is. */
    private Optional<Teaser> own() {
        return Optional.ofNullable(article).filter(one -> one.id().equals(id));
    }

    String urn() {
        return "urn:uuid:" + id;
    }
}
