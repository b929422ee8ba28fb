package org.broadsheet.reader;

import org.broadsheet.body.Image;

/**
 * What the head of a page says of it to search engines, previews of links and browsers.
 *
 * @param title without the publication's name; null for the home page
 * @param description plain text; null for none
 * @param canonical absolute; null for a page that has no address of its own
 * @param noindex whether search engines should leave it out
 * @param type {@code article}, {@code profile} or {@code website} (ogp.me)
 * @param preview the picture of previews; null for none
 * @param data JSON-LD that is safe in a {@code script} element; null for none
 * @param feed the path of the feed of what it lists
 */
public record Head(
        String title,
        String description,
        String canonical,
        boolean noindex,
        String type,
        Image preview,
        String data,
        String feed) {

    private static final String WEBSITE = "website";

    /** The feed of all articles. */
    static final String ALL = "/v1/articles.rss";

    /** A page that search engines show. */
    static Head of(String title, String description, String canonical) {
        return new Head(title, description, canonical, false, WEBSITE, null, null, ALL);
    }

    /** A page that search engines do not show, since it is another one each time. */
    static Head passing(String title) {
        return new Head(title, null, null, true, WEBSITE, null, null, ALL);
    }

    /** The same with JSON-LD and the picture of previews, each of which may be null. */
    Head with(String json, Image image) {
        return new Head(title, description, canonical, noindex, type, image, json, feed);
    }

    /** The same with another type. */
    Head as(String other) {
        return new Head(title, description, canonical, noindex, other, preview, data, feed);
    }

    /** The same with the feed of what it lists. */
    Head with(String path) {
        return new Head(title, description, canonical, noindex, type, preview, data, path);
    }

    /** The same without a place in search engines: a further page of a list, or a preview. */
    Head passing() {
        return new Head(title, description, canonical, true, type, preview, data, feed);
    }
}
