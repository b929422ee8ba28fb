package org.broadsheet.archive.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Standing;
import org.broadsheet.archive.Xml;
import org.broadsheet.request.WarningCode;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** What the items of an export are: posts, pages, attachments, and what has no place here. */
final class WxrPosts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(jpe?g|png|gif|webp|avif|tiff?|bmp)(\\?.*)?$");
    private static final Pattern PAYWALL = Pattern.compile(
            "<!--\\s*(?:wp:(?:jetpack|premium-content)/(?:paywall|container)|members-only|kg-paywall|paywall)");

    /** Kinds of items that are part of how a site looks, or of how WordPress works. */
    private static final List<String> NOT_CONTENT = List.of(
            "nav_menu_item",
            "revision",
            "custom_css",
            "customize_changeset",
            "oembed_cache",
            "user_request",
            "wp_global_styles",
            "wp_navigation",
            "wp_template",
            "wp_template_part",
            "wp_font_family",
            "wp_font_face",
            "acf-field",
            "acf-field-group",
            "elementor_library",
            "jp_pay_order",
            "jp_pay_product",
            "scheduled-action");

    private static final String CONTENT = "content:encoded";

    /** The elements of an item that are read. */
    private static final Set<String> ELEMENTS =
            Set.of("title", "link", "pubDate", "dc:creator", "guid", CONTENT, "excerpt:encoded");

    /** How elements begin that say of an export what is said of a feed, or stand for columns of WordPress's table. */
    private static final Set<String> OF_FEEDS = Set.of("wp:", "wfw:", "slash:", "sy:", "comments");

    private static final Pattern SITE = Pattern.compile("https?://[^/]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIABLE = Pattern.compile("%%?[a-z_]+%%?|#[a-z_]+");
    private static final Set<String> YES = Set.of("1", "true", "yes", "on");
    private static final int STANDFIRST = 10_000;
    private static final int HEADLINE = 500;

    private final ArchiveMap map;
    private final Map<String, String> termSlugs;
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, Integer> notContent = new LinkedHashMap<>();

    WxrPosts(ArchiveMap map, Map<String, String> termSlugs) {
        this.map = map;
        this.termSlugs = termSlugs;
    }

    /** Remembers somebody's name by their login. */
    void person(String login, String name) {
        if (name != null) {
            people.put(login, name);
        }
    }

    /** Remembers a co-author: a term of the taxonomy author, whose description begins with the display name. */
    void guest(String slug, String description, String name) {
        people.putIfAbsent(login(slug), name);
    }

    /** Co-Authors Plus puts a prefix before the login. */
    private static String login(String slug) {
        return slug.startsWith("cap-") ? slug.substring("cap-".length()) : slug;
    }

    /** HTML as plain text in one line; null for null. */
    static String plain(String html) {
        if (html == null || html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html;
        }
        return html.indexOf('<') < 0
                ? Parser.unescapeEntities(html, false).strip()
                : Jsoup.parseBodyFragment(html).body().text().strip();
    }

    private static boolean isAddress(String text) {
        return SITE.matcher(text).lookingAt();
    }

    /** The items that an item of the export is. */
    List<ArchiveItem> read(WxrItem item) {
        String type = item.type();
        String where = type + ' ' + item.id() + ", “" + shortened(plain(item.text("title"))) + '”';
        if (type.equals("post")
                || type.equals("page") && map.pages()
                || map.types().contains(type)) {
            if (item.tooLong().contains(CONTENT)) {
                return List.of(WxrItems.leftOut(
                        where, "Its content has more than " + Xml.LONGEST_TEXT + " characters; no article is so long"));
            }
            return List.of(article(item, where));
        }
        return switch (type) {
            case "attachment" -> attachment(item, where);
            case "guest-author" -> guestAuthor(item);
            case "page" ->
                List.of(WxrItems.leftOut(
                        where, "Pages do not come along; they become articles with `pages: true` in the mapping"));
            case "wp_block" -> List.of(new ArchiveItem.Snippet(item.id(), item.whole(CONTENT)));
            default -> {
                if (NOT_CONTENT.contains(type)) {
                    notContent.merge(type, 1, Integer::sum);
                    yield List.of();
                }
                yield List.of(WxrItems.leftOut(
                        where,
                        "Items of the type " + type + " do not come along; they become articles with `types: [" + type
                                + "]` in the mapping"));
            }
        };
    }

    private static String shortened(String title) {
        return title.length() > 80 ? title.substring(0, 79) + '…' : title;
    }

    /** What was counted on the way. */
    List<ArchiveItem> leftOver() {
        List<ArchiveItem> items = new ArrayList<>();
        notContent.forEach((type, count) -> items.add(WxrItems.leftOut(
                "the export", count + " items of the type " + type + " are no content, and do not come along")));
        notContent.clear();
        return items;
    }

    private List<ArchiveItem> attachment(WxrItem item, String where) {
        String url = item.text("wp:attachment_url");
        if (!PICTURE.matcher(url).matches()) {
            return url.isEmpty() ? List.of(WxrItems.leftOut(where, "An attachment without an address")) : List.of();
        }
        String parent = item.text("wp:post_parent");
        return List.of(new ArchiveItem.Media(
                item.id(),
                parent.isEmpty() || parent.equals("0") ? null : "post:" + parent,
                url,
                plain(item.meta("_wp_attachment_image_alt")),
                item.text("excerpt:encoded"),
                plain(credit(item))));
    }

    private static String credit(WxrItem item) {
        for (String key :
                List.of("_media_credit", "_wp_attachment_credit", "credit", "_photo_credit", "media_credit")) {
            if (!item.meta(key).isEmpty()) {
                return item.meta(key);
            }
        }
        return "";
    }

    private List<ArchiveItem> guestAuthor(WxrItem item) {
        String name = plain(item.text("title"));
        String login =
                item.meta("cap-user_login").isEmpty() ? login(item.text("wp:post_name")) : item.meta("cap-user_login");
        person(login, name);
        String bio = item.meta("cap-description");
        ObjectNode fields =
                bio.isEmpty() ? null : JsonNodeFactory.instance.objectNode().put("bio", bio);
        return List.of(new ArchivePerson(slug(login), name, null, fields));
    }

    private ArchiveItem article(WxrItem item, String where) {
        String key = item.id().isEmpty() ? item.text("guid") : "post:" + item.id();
        ArchiveArticle article = new ArchiveArticle(where, key);
        ObjectNode fields = article.fields();
        String title = plain(item.text("title"));
        if (title.isBlank()) {
            title = "Untitled";
            article.lost(WarningCode.VALUE_CHANGED, "It has no title, so its headline is “Untitled”");
        }
        if (title.length() > HEADLINE) {
            article.lost(
                    WarningCode.CONTENT_CHANGED, "Its title has more than " + HEADLINE + " characters, and ends there");
            title = title.substring(0, HEADLINE - 1) + '…';
        }
        fields.put("headline", title);
        String content = item.whole(CONTENT);
        fields.putObject("body").put("html", content);
        standfirst(item, article);
        if (item.text("wp:is_sticky").equals("1")) {
            fields.put("featured", true);
        }
        article.slug(item.text("wp:post_name"));
        status(item, article);
        access(item, content, article);
        terms(item, article);
        people(item, article);
        searchEngines(item, article);
        first(item, Meta.KICKER).ifPresent(kicker -> fields.put("kicker", plain(kicker)));
        if (!item.meta(Meta.THUMBNAIL).isEmpty() && !item.meta(Meta.THUMBNAIL).equals("0")) {
            article.leadMedia(item.meta(Meta.THUMBNAIL));
        }
        addresses(item, article);
        others(item, article);
        elements(item, article);
        comments(item, article);
        item.tooLong()
                .forEach(what -> article.lost(
                        WarningCode.FIELD_LEFT_OUT, what + " has more than " + Xml.LONGEST_TEXT + " characters"));
        return article;
    }

    private static void standfirst(WxrItem item, ArchiveArticle article) {
        String excerpt = item.text("excerpt:encoded");
        String text = excerpt.isEmpty() ? first(item, Meta.SUBTITLE).orElse("") : excerpt;
        if (!excerpt.isEmpty()) {
            first(item, Meta.SUBTITLE)
                    .ifPresent(subtitle -> article.other("subtitle", JsonNodeFactory.instance.textNode(subtitle)));
        }
        if (text.length() > STANDFIRST) {
            article.lost(WarningCode.FIELD_LEFT_OUT, "Its excerpt has more than " + STANDFIRST + " characters");
        } else if (!plain(text).isBlank()) {
            article.fields().put("standfirstHtml", text);
        }
    }

    private static void status(WxrItem item, ArchiveArticle article) {
        String status = item.text("wp:status").isEmpty() ? "publish" : item.text("wp:status");
        if (!item.text("wp:post_password").isEmpty() && !status.equals("trash")) {
            article.status("password", Standing.HIDDEN);
        } else {
            article.status(
                    status,
                    switch (status) {
                        case "publish" -> Standing.PUBLISHED;
                        case "future" -> Standing.SCHEDULED;
                        case "private" -> Standing.HIDDEN;
                        case "trash", "auto-draft", "inherit" -> Standing.LEFT_OUT;
                        default -> Standing.DRAFT;
                    });
        }
        Instant published = time(item.text("wp:post_date_gmt"))
                .or(() -> rfc822(item.text("pubDate")))
                .or(() -> {
                    Optional<Instant> local = time(item.text("wp:post_date"));
                    if (local.isPresent() && !status.contains("draft")) {
                        article.lost(
                                WarningCode.VALUE_CHANGED,
                                "It says only the local time of its publication, which was read as UTC");
                    }
                    return local;
                })
                .orElse(null);
        article.published(published)
                .updated(time(item.text("wp:post_modified_gmt")).orElse(null));
    }

    private static Optional<Instant> time(String text) {
        if (text.isEmpty() || text.startsWith("0000")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> rfc822(String text) {
        try {
            Instant time = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            // WordPress writes drafts so that never had a date.
            return time.isBefore(Instant.EPOCH) && text.contains("-0001") ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What plugins say of who may read. Where it is not plain, the fewest may. */
    private static void access(WxrItem item, String content, ArchiveArticle article) {
        String jetpack = item.meta(Meta.JETPACK_ACCESS);
        if (!jetpack.isEmpty() && !jetpack.equals("everybody")) {
            article.audience(jetpack, jetpack.equals("subscribers") ? "registered" : "subscribers");
            return;
        }
        for (String key : Meta.RESTRICTED) {
            String value = item.meta(key);
            if (!value.isEmpty()
                    && !value.equals("a:0:{}")
                    && !value.equals("0")
                    && !value.equalsIgnoreCase("all")
                    && !value.equalsIgnoreCase("none")) {
                article.audience(key, "subscribers");
                return;
            }
        }
        if (Meta.PAID.stream().anyMatch(key -> YES.contains(item.meta(key)))) {
            article.audience("paid", "subscribers");
        } else if (mayHavePaywall(content) && PAYWALL.matcher(content).find()) {
            article.audience("paywall", "subscribers");
        }
    }

    /** Whether it is worth a closer look: bodies have a comment for each block. */
    private static boolean mayHavePaywall(String content) {
        return content.contains("paywall") || content.contains("members-only") || content.contains("/container");
    }

    private void terms(WxrItem item, ArchiveArticle article) {
        String primary = first(item, Meta.PRIMARY_CATEGORY).map(termSlugs::get).orElse("");
        List<WxrItem.Term> terms = new ArrayList<>(item.terms());
        terms.sort((one, other) -> Boolean.compare(primary.equals(other.slug()), primary.equals(one.slug())));
        for (WxrItem.Term term : terms) {
            switch (term.domain()) {
                case "category" -> article.term(ArchiveTerm.category(term.slug(), term.name()));
                case "post_tag", "tag" -> article.term(ArchiveTerm.tag(term.slug(), term.name()));
                // Polylang: the language of a post, and what its translations share.
                case "language" -> article.fields().put("language", term.slug());
                case "post_translations" -> article.fields().put("translationGroup", term.slug());
                case "series" ->
                    article.term(new ArchiveTerm(
                            ArchiveTerm.Role.TAG,
                            term.slug(),
                            term.name(),
                            null,
                            JsonNodeFactory.instance.objectNode().put("kind", "series")));
                case "author", "nav_menu", "yst_prominent_words", "wp_theme", "term_language", "term_translations" -> {}
                case "post_format" -> article.other("post_format", JsonNodeFactory.instance.textNode(term.name()));
                default -> article.term(ArchiveTerm.tag(term.slug(), term.name()));
            }
        }
    }

    private void people(WxrItem item, ArchiveArticle article) {
        List<WxrItem.Term> authors = item.terms().stream()
                .filter(term -> term.domain().equals("author"))
                .toList();
        for (WxrItem.Term author : authors) {
            String login = login(author.slug() == null ? "" : author.slug());
            String name = people.getOrDefault(login, author.name());
            article.person(ArchivePerson.author(slug(login), name));
        }
        String creator = item.text("dc:creator");
        if (authors.isEmpty() && !creator.isEmpty()) {
            article.person(ArchivePerson.author(
                    slug(creator), people.getOrDefault(creator, slug(creator) == null ? name(creator) : null)));
        }
    }

    /** A login that may be public in an address; null for one that is an e-mail address. */
    private static String slug(String login) {
        return login.contains("@") ? null : login;
    }

    private static String name(String email) {
        return email.substring(0, email.indexOf('@'));
    }

    private static void searchEngines(WxrItem item, ArchiveArticle article) {
        ObjectNode seo = JsonNodeFactory.instance.objectNode();
        text(item, Meta.SEO_TITLE, article).ifPresent(title -> seo.put("title", title));
        text(item, Meta.SEO_DESCRIPTION, article).ifPresent(description -> seo.put("description", description));
        boolean noindex = first(item, Meta.NOINDEX).filter(YES::contains).isPresent()
                || item.meta(Meta.ROBOTS).contains("\"noindex\"");
        if (noindex) {
            seo.put("noindex", true);
        }
        if (!seo.isEmpty()) {
            article.fields().set("seo", seo);
        }
        first(item, Meta.CANONICAL)
                .filter(url -> isAddress(url) && !url.equals(item.text("link")))
                .ifPresent(url -> article.fields().put("canonicalUrl", url));
        ObjectNode social = JsonNodeFactory.instance.objectNode();
        text(item, Meta.SOCIAL_TITLE, article).ifPresent(title -> social.put("title", title));
        text(item, Meta.SOCIAL_DESCRIPTION, article).ifPresent(description -> social.put("description", description));
        first(item, Meta.SOCIAL_IMAGE).filter(WxrPosts::isAddress).ifPresent(url -> social.putObject("image")
                .put("url", url));
        if (!social.isEmpty()) {
            article.fields().set("social", social);
        }
    }

    private static Optional<String> first(WxrItem item, List<String> keys) {
        return keys.stream().map(item::meta).filter(value -> !value.isEmpty()).findFirst();
    }

    /** A text that plugins fill in for each page has variables of theirs, and is left out. */
    private static Optional<String> text(WxrItem item, List<String> keys, ArchiveArticle article) {
        Optional<String> text = first(item, keys).map(WxrPosts::plain).filter(plain -> !plain.isBlank());
        if (text.filter(plain -> plain.contains("%") && VARIABLE.matcher(plain).find())
                .isPresent()) {
            article.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "A title or description for search engines is made of variables, and is left out");
            return Optional.empty();
        }
        return text;
    }

    private static void addresses(WxrItem item, ArchiveArticle article) {
        String link = item.text("link");
        article.address(link);
        Matcher site = SITE.matcher(link);
        boolean whole = site.lookingAt();
        boolean pretty = whole && link.length() > site.end() + 1 && link.indexOf('?') < 0;
        for (String old : item.meta().getOrDefault(Meta.OLD_SLUG, List.of())) {
            if (pretty && !old.isBlank()) {
                article.address(link.replaceFirst(
                        "[^/]+/?$", Matcher.quoteReplacement(old.strip()) + (link.endsWith("/") ? "/" : "")));
            }
        }
        if (isAddress(item.text("guid"))) {
            article.address(item.text("guid"));
        }
        if (!item.id().isEmpty() && whole) {
            article.address(site.group() + "/?p=" + item.id());
        }
    }

    private static void others(WxrItem item, ArchiveArticle article) {
        item.meta().forEach((key, values) -> {
            String value = values.get(0).strip();
            if (!value.isEmpty() && !Meta.isOwn(key, value) && !Meta.isKnown(key)) {
                article.other(key, values.size() == 1 ? json(value) : all(values));
            }
        });
    }

    /** Elements that RSS has and WordPress does not, such as those of plugins. */
    private static void elements(WxrItem item, ArchiveArticle article) {
        for (String name : item.names()) {
            boolean known = ELEMENTS.contains(name) || OF_FEEDS.stream().anyMatch(name::startsWith);
            if (!known && !item.text(name).isEmpty()) {
                article.other(name, JsonNodeFactory.instance.textNode(item.text(name)));
            }
        }
    }

    private static JsonNode json(String value) {
        return PhpArray.read(value).orElseGet(() -> JsonNodeFactory.instance.textNode(value));
    }

    private static JsonNode all(List<String> values) {
        var array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(json(value.strip())));
        return array;
    }

    private static void comments(WxrItem item, ArchiveArticle article) {
        int readers = item.comments().getOrDefault("", 0) + item.comments().getOrDefault("comment", 0);
        int all = item.comments().values().stream().mapToInt(Integer::intValue).sum();
        if (readers > 0) {
            article.lost(WarningCode.COMMENTS_LEFT_OUT, "Comments do not come along: " + readers);
        }
        if (all > readers) {
            article.lost(WarningCode.COMMENTS_LEFT_OUT, "Pingbacks and the like do not come along: " + (all - readers));
        }
    }
}
