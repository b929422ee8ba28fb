package org.broadsheet.request;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.problem.Nearest;

/**
 * What other content APIs call the things of this one: the single table from which faults translate for those who come
 * from WordPress (REST API v2), Ghost (Content API), the Guardian (Open Platform), Strapi, Directus, Contentful,
 * Sanity, Drupal (JSON:API), NewsAPI and the New York Times (Article Search).
 *
 * <p>Names are compared without case and punctuation, so that {@code page-size}, {@code page_size} and {@code pageSize}
 * are one. No foreign name is accepted: the fault only says what to send instead.
 */
public final class OtherApis {

    /**
     * What to send instead of a foreign parameter.
     *
     * @param parameter of this API; null if the foreign one should be left out
     * @param reason completes the sentence “There is no parameter x: …”
     */
    public record Translation(String parameter, String reason) {}

    /**
     * A possible translation.
     *
     * @param needed the parameter that an operation must have for it to apply; empty for any operation
     * @param isMeant whether that parameter is what to send; if not, it only tells what kind of operation it is
     */
    private record Meaning(String needed, boolean isMeant, String reason) {}

    private static Meaning meaning(String parameter, String reason) {
        return new Meaning(parameter, true, reason);
    }

    private static Meaning leaveOut(String needed, String reason) {
        return new Meaning(needed, false, reason);
    }

    private static final Set<String> BEFORE = Set.of("lt", "lte", "before");
    private static final Pattern BRACKETS = Pattern.compile("[\\[\\].]+");
    private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]+");

    /** The mark of a public read, which takes a preview token. */
    private static final String PUBLIC = CommonParameters.PREVIEW_TOKEN;

    private static final Meaning NEXT = meaning(
            Address.CURSOR,
            "pages have no numbers; follow page.next of each answer, which has the cursor of the next page");
    private static final Meaning SIZE = meaning("limit", "limit is the number of items on a page");
    private static final Meaning SORT =
            meaning("sort", "sort chooses the order; a minus sign in front means from high to low");
    private static final Meaning WORDS = meaning("q", "q takes the words to search for");
    private static final Meaning FIELDS = meaning("fields", "fields lists the fields to return, separated by commas");
    private static final Meaning FORM = meaning("body", "body chooses the forms of the body");
    private static final Meaning MORE =
            meaning("include", "include adds related stories, notices, translations, authors' bios and series");
    private static final Meaning COMPLETE =
            leaveOut("fields", "items always have their section, tags, authors and image; fields makes them smaller");
    private static final Meaning LANGUAGE = meaning("language", "language takes tags such as en or pt-BR");
    private static final Meaning TRANSLATIONS =
            meaning("include", "include=translations lists an article's other languages");
    private static final Meaning TAG =
            meaning("tag", "tag takes slugs; several, separated by commas, mean any of them");
    private static final Meaning SECTION = meaning("section", "section takes slugs");
    private static final Meaning AUTHOR = meaning("author", "author takes slugs");
    private static final Meaning ID = meaning("id", "id takes ids, separated by commas");
    private static final Meaning SLUG = meaning("slug", "slug takes slugs, separated by commas");
    private static final Meaning SINCE =
            meaning("publishedAfter", "publishedAfter and publishedBefore take dates or RFC 3339 instants");
    private static final Meaning UNTIL =
            meaning("publishedBefore", "publishedAfter and publishedBefore take dates or RFC 3339 instants");
    private static final Meaning EACH = leaveOut(
            "tag",
            "there is no filter language; each property is a parameter of its own, such as section, tag, author");

    /** Meanings by name. The first whose parameter the operation has is reported. */
    private static final Map<String, List<Meaning>> NAMES = new HashMap<>();

    private static void called(String names, Meaning... meanings) {
        for (String name : names.split(" ")) {
            if (NAMES.put(plain(name), List.of(meanings)) != null) {
                throw new IllegalStateException(name + " is in the table twice");
            }
        }
    }

    static {
        called("per_page page-size limit size count max max_results rows num first top take posts_per_page", SIZE);
        called("page paged page_number number offset skip start start_index page_token next_page", NEXT);
        called("order order-by order-date sort sortBy sort_order sorting direction", SORT);
        called("genre article_type story_type", meaning("kind", "kind takes kinds of articles, such as opinion"));
        called("q search query s keyword keywords text search_query term terms phrase title headline", WORDS);
        called("fields show-fields select fl attributes props projection", FIELDS);
        called("format formats content body show-blocks show-elements body_format content_format", FORM);
        called(
                "_embed populate expand with deep show-tags show-section show-references relations depth",
                MORE,
                COMPLETE);
        called(
                "include",
                MORE,
                meaning("id", "id takes ids; section, tags and authors are in every item anyway"),
                COMPLETE);
        called("language lang locale languages language_code", LANGUAGE, TRANSLATIONS);
        called("tag tags tag_id tag_slug topic topics primary_tag", TAG);
        called("section sections category categories cat category_name section_id section_name desk channel", SECTION);
        called("author authors byline contributor contributors writer author_name author_id primary_author", AUTHOR);
        called("id ids post__in article_ids", ID, SLUG);
        called("slug slugs name handle", SLUG, ID);
        called("filter filters where fq", EACH);
        called("exclude excludes post__not_in not_in", meaning("exclude", "exclude takes slugs or ids"));
        called("tags_exclude exclude_tags", meaning("-tag", "-tag leaves articles of these tags out"));
        called("categories_exclude exclude_categories", meaning("-section", "-section leaves these sections out"));
        called("author_exclude exclude_authors", meaning("-author", "-author leaves articles of these authors out"));
        called(
                "after from from-date begin_date start_date published_after published_since published_at published date",
                SINCE);
        called("since", SINCE, meaning(Address.CURSOR, "cursor is the place where you left off"));
        called("before to to-date end_date until published_before", UNTIL);
        called(
                "modified_after modified_since updated_since updated_after modified updated updated_at last_modified",
                meaning("updatedAfter", "updatedAfter takes a date or an RFC 3339 instant"));
        called(
                "status publicationState state perspective context preview draft version",
                meaning("status", "status takes a state of articles"),
                leaveOut(
                        PUBLIC,
                        "only what is public is available here; drafts are read from /v1/editorial, with a key"));
        called(
                "content_type post_type type types entity",
                meaning("types", "types takes the kinds of things"),
                leaveOut("", "each kind of thing has an address of its own; /v1 lists them"));
        called(
                "api-key key api_token access_token access_key token auth_token authorization consumer_key",
                leaveOut(PUBLIC, "what is public is read without a key"),
                leaveOut("", "a key is sent as `Authorization: Bearer <key>`, never in an address"));
        called(
                "withCount show_total include_total total_count total meta",
                meaning("total", "total=exact counts the whole list"));
        called("callback jsonp", leaveOut(PUBLIC, "scripts of every site may read this anyway (CORS)"));
        called("hl show_highlight", meaning("highlight", "highlight=true shows where the words occur"));
        called("facet facet_fields aggregate group_by aggs", meaning("facets", "facets counts the results"));
        called("show-related", meaning("include", "include=related adds related stories"));
    }

    /** Names that hold others: {@code filter[tag]}, {@code pagination[page]}, Contentful's {@code fields.slug}. */
    private static final Set<String> CONTAINERS = Set.of("filter", "filters", "where", "pagination", "page", "sys");

    /** Foreign values, each with those of ours that mean the same; the first that is allowed is suggested. */
    private static final Map<String, List<String>> VALUES = new HashMap<>();

    private static void means(String ours, String theirs) {
        for (String value : theirs.split(" ")) {
            if (VALUES.put(plain(value), List.of(ours.split(" "))) != null) {
                throw new IllegalStateException(value + " is in the table twice");
            }
        }
    }

    static {
        means(
                "-publishedAt -savedAt publishedAt",
                "date newest latest recent new published published_at time desc"
                        + " created created_at sys.createdAt publication_date pubDate webPublicationDate datePublished");
        means("publishedAt", "oldest asc earliest");
        means(
                "-updatedAt updatedAt",
                "modified updated updated_at last_modified last_updated dateModified sys.updatedAt");
        means("headline name", "title alphabetical webTitle name");
        means("relevance", "relevancy score rank best");
        means(
                "excerpt standfirst",
                "excerpt description dek summary subtitle trailText lede lead custom_excerpt abstract");
        means("leadImage", "image thumbnail featured_image featured_media feature_image cover coverImage");
        means("html body", "content rendered");
        means("html", "htm full");
        means("text", "plaintext plain txt");
        means("markdown", "md commonmark");
        means("blocks", "json raw lexical mobiledoc portable_text rich_text");
        means("section", "category categories primary_tag desk channel");
        means("tags", "tag keywords topics");
        means("authors", "author bio bios writer");
        means("contributors", "contributor credits credit");
        means("related", "relatedArticles recommendations");
        means("translations", "languages locales localizations");
        means("language", "lang locale");
        means("url", "link permalink webUrl uri href");
        means("readingMinutes", "reading_time");
        means("published", "publish live public");
        means("scheduled", "future");
        means("draft", "pending unpublished private");
        means("opinion", "comment column op-ed commentary");
        means("sponsored", "advertorial sponsored_content branded_content native paid");
        means("withdrawn", "trash archived deleted removed");
        means("exact true", "1 yes on true");
        means("article", "post posts story stories");
        means("author", "user users person");
        means("none false", "0 no off false");
        means("capped", "estimate approximate");
    }

    private OtherApis() {}

    private static String plain(String name) {
        return PUNCTUATION.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /**
     * What to send instead of a parameter that an operation does not have; empty if its name means nothing.
     *
     * @param known the parameters that the operation has
     */
    static Optional<Translation> parameter(String name, Collection<String> known) {
        List<String> parts = Arrays.stream(BRACKETS.split(name))
                .map(OtherApis::plain)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String head = parts.get(0);
        Optional<Translation> inside = Optional.empty();
        if (parts.size() > 1 && (CONTAINERS.contains(head) || name.startsWith("fields."))) {
            boolean before = parts.stream().anyMatch(BEFORE::contains);
            inside = parts.stream()
                    .skip(1)
                    .flatMap(part -> named(part, known).stream())
                    .map(found -> before
                                    && found.parameter() != null
                                    && found.parameter().equals(SINCE.needed())
                            ? new Translation(UNTIL.needed(), UNTIL.reason())
                            : found)
                    .findFirst();
        }
        return inside.or(() -> named(head, known));
    }

    private static Optional<Translation> named(String plain, Collection<String> known) {
        return NAMES.getOrDefault(plain, List.of()).stream()
                .filter(meaning -> meaning.needed().isEmpty() || known.contains(meaning.needed()))
                .map(meaning -> new Translation(meaning.isMeant() ? meaning.needed() : null, meaning.reason()))
                .findFirst();
    }

    /**
     * The allowed value or name that a foreign one stands for, or else the nearest by its letters.
     *
     * @param value a word of another API, perhaps with a direction: {@code date}, {@code -date}, {@code date:desc}
     */
    public static Optional<String> value(String value, Collection<String> allowed) {
        String[] parts = value.strip().split("[:+ ,]+");
        boolean ascending = parts.length > 1 && parts[1].equalsIgnoreCase("asc");
        String word = plain(parts.length == 0 ? "" : parts[0].isEmpty() && parts.length > 1 ? parts[1] : parts[0]);
        List<String> meant = VALUES.getOrDefault(word, List.of());
        return (ascending ? meant.stream().map(one -> one.replaceFirst("^-", "")) : meant.stream())
                .filter(allowed::contains)
                .findFirst()
                .or(() -> Nearest.to(value, allowed));
    }
}
