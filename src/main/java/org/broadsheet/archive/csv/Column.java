package org.broadsheet.archive.csv;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a column of a table can hold, with the names that it is given; compared without case and punctuation. */
enum Column {
    ID("id", "externalid", "postid", "articleid", "guid", "uuid", "nid"),
    HEADLINE("headline", "title", "posttitle"),
    STANDFIRST(
            "standfirst",
            "excerpt",
            "postexcerpt",
            "summary",
            "description",
            "subtitle",
            "deck",
            "dek",
            "intro",
            "teaser",
            "abstract"),
    STANDFIRST_HTML("standfirsthtml"),
    BODY("body", "content", "postcontent", "articlebody", "fulltext", "story"),
    HTML("html", "bodyhtml", "contenthtml", "body.html"),
    TEXT("text", "plaintext", "bodytext", "body.text"),
    MARKDOWN("markdown", "md", "bodymarkdown", "body.markdown"),
    AUTHORS("author", "authors", "authorname", "postauthor", "creator", "writer", "writers"),
    BYLINE("byline"),
    TAGS("tags", "tag", "keywords", "posttags", "labels", "topics"),
    SECTION("section", "category", "desk", "channel", "primarycategory"),
    SECTIONS("sections", "categories", "postcategories"),
    PUBLISHED(
            "date",
            "published",
            "publishedat",
            "publishedon",
            "publicationdate",
            "publisheddate",
            "pubdate",
            "publishdate",
            "postdate",
            "datepublished",
            "created",
            "createdat"),
    UPDATED(
            "updated",
            "updatedat",
            "modified",
            "modifiedat",
            "lastmodified",
            "postmodified",
            "datemodified",
            "lastmod"),
    EXPIRES("expiresat", "expires", "expirydate"),
    EMBARGO("embargountil", "embargo"),
    ADDRESS("url", "link", "permalink", "address", "uri", "path"),
    ALIASES("aliases", "alias", "redirectfrom", "oldurl", "oldurls", "redirects"),
    CANONICAL("canonicalurl", "canonical", "canonicallink"),
    IMAGE("image", "imageurl", "leadimage", "leadimage.url", "image.url", "featuredimage", "thumbnail", "coverimage"),
    IMAGE_ALT("leadimage.alt", "image.alt", "imagealt", "imagealttext"),
    IMAGE_CAPTION("leadimage.caption", "image.caption", "imagecaption"),
    IMAGE_CREDIT("leadimage.credit", "image.credit", "imagecredit"),
    STATUS("status", "poststatus", "state"),
    VISIBILITY("visibility"),
    PASSWORD("password", "postpassword"),
    ACCESS("access", "audience"),
    TYPE("type", "posttype", "kind"),
    SLUG("slug", "postname", "postslug"),
    LANGUAGE("language", "lang", "locale"),
    KICKER("kicker", "overline"),
    SHORT_HEADLINE("shortheadline", "shorttitle"),
    DATELINE("dateline"),
    SEO_TITLE("seo.title", "seotitle", "metatitle"),
    SEO_DESCRIPTION("seo.description", "seodescription", "metadescription"),
    SOCIAL_TITLE("social.title"),
    SOCIAL_DESCRIPTION("social.description"),
    PROVIDER("provider", "provider.name"),
    PROVIDER_URL("provider.url"),
    PLACE("place", "place.name", "location"),
    LATITUDE("place.latitude", "latitude"),
    LONGITUDE("place.longitude", "longitude"),
    COPYRIGHT("rights.copyright", "copyright"),
    LICENCE("rights.license"),
    PRIORITY("priority"),
    FEATURED("featured"),
    TRANSLATION_GROUP("translationgroup");

    private static final Map<String, Column> BY_NAME = new HashMap<>();

    static {
        for (Column column : values()) {
            column.names.forEach(name -> BY_NAME.put(name, column));
        }
    }

    private final List<String> names;

    Column(String... names) {
        this.names = Arrays.asList(names);
    }

    /** The column with this name in a header; empty for others. */
    static Optional<Column> named(String header) {
        String plain = header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "");
        return Optional.ofNullable(BY_NAME.get(plain));
    }
}
