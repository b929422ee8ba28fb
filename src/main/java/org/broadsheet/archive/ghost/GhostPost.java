package org.broadsheet.archive.ghost;

import static org.broadsheet.archive.ghost.Html.isTrue;
import static org.broadsheet.archive.ghost.Html.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Standing;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.WarningCode;

/** Makes an article of a row of the table of posts, and of what other tables say of it. */
final class GhostPost {

    private static final Set<String> AUDIENCES = Set.of("free", "registered", "metered", "subscribers");

    /** What is read here, or says nothing that a reader could miss. */
    private static final Set<String> READ = Set.of(
            "id",
            "uuid",
            "post_id",
            "title",
            "slug",
            "html",
            "lexical",
            "mobiledoc",
            "markdown",
            "plaintext",
            "comment_id",
            "feature_image",
            "image",
            "feature_image_alt",
            "feature_image_caption",
            "featured",
            "page",
            "type",
            "status",
            "visibility",
            "locale",
            "language",
            "created_at",
            "created_by",
            "updated_at",
            "updated_by",
            "published_at",
            "published_by",
            "custom_excerpt",
            "meta_title",
            "meta_description",
            "og_title",
            "og_description",
            "og_image",
            "twitter_title",
            "twitter_description",
            "twitter_image",
            "canonical_url",
            "author_id",
            "author",
            "authors",
            "primary_author",
            "tags",
            "primary_tag",
            "tiers",
            "newsletter_id",
            "email_only",
            "amp",
            "url",
            "excerpt",
            "reading_time",
            "access",
            "comments",
            "show_title_and_feature_image");

    /** The values that each post has unless somebody chose another. */
    private static final Map<String, Set<String>> USUAL = Map.of(
            "email_recipient_filter", Set.of("all", "none"),
            "send_email_when_published", Set.of("none", "all", "1", "true"));

    private static final Pattern GATED_PART =
            Pattern.compile("\"nonMember\"\\s*:\\s*false|\"showOnWeb\"\\s*:\\s*false");

    /** A link to a form that a script of Ghost opens. */
    private static final Pattern PORTAL = Pattern.compile("href=[\"'][^\"']*#/portal\\b");

    private final Relations relations;
    private final Permalinks permalinks;
    private final ArchiveMap map;
    private final Names names;

    GhostPost(Relations relations, Permalinks permalinks, ArchiveMap map) {
        this.relations = relations;
        this.permalinks = permalinks;
        this.map = map;
        this.names = new Names(map);
    }

    /**
     * The article; what is left out if it does not come along.
     *
     * @param number of the row, from 1
     */
    ArchiveItem item(JsonNode row, long number) {
        if (!(row instanceof ObjectNode post)) {
            return new ArchiveItem.LeftOut(
                    "post " + number,
                    WarningCode.ITEM_LEFT_OUT,
                    "Is no object, so that it cannot be read: “" + LossCollector.abbreviate(row.toString()) + "”");
        }
        boolean page = text(post, "type").equals("page") || isTrue(post, "page");
        String id = text(post, "id");
        String slug = text(post, "slug").strip();
        String name = !slug.isEmpty() ? slug : !id.isEmpty() ? id : String.valueOf(number);
        String where = (page ? "page " : "post ") + name + ", “" + LossCollector.abbreviate(text(post, "title")) + "”";
        if (page && !map.pages()) {
            return new ArchiveItem.LeftOut(
                    where,
                    WarningCode.ITEM_LEFT_OUT,
                    "Pages do not come along: write pages: true into the mapping if they are to become articles");
        }
        if (id.isEmpty() && slug.isEmpty()) {
            return new ArchiveItem.LeftOut(
                    where,
                    WarningCode.ITEM_LEFT_OUT,
                    "Has neither an id nor a slug, so that it could not be told from others in the next import");
        }
        ArchiveArticle article = new ArchiveArticle(where, id.isEmpty() ? "slug:" + slug : "post:" + id);
        ObjectNode meta = relations.meta(id);
        BiFunction<String, String, String> text = (first, second) -> {
            String value = text(post, first);
            return Urls.resolve(value.isBlank() ? text(meta, second) : value, map)
                    .strip();
        };
        fill(article, post, meta, id, slug, page, text);
        return article;
    }

    private void fill(
            ArchiveArticle article,
            ObjectNode post,
            ObjectNode meta,
            String id,
            String slug,
            boolean page,
            BiFunction<String, String, String> text) {
        ObjectNode fields = article.fields();
        PostWords.fill(article, post, text);
        if (!slug.isEmpty()) {
            article.slug(slug);
        }
        if (isTrue(post, "featured")) {
            fields.put("featured", true);
        }
        Instant published = status(article, post, meta);
        List<JsonNode> tags = tags(article, post, id);
        List<JsonNode> authors = authors(article, post, id);
        addresses(article, id, slug, page, published, isTrue(post, "featured"), tags, authors);
        canonical(article, text.apply("canonical_url", "canonical_url"), slug);
        String audience = audience(article, post, id);
        body(article, post, audience);
        others(article, post);
        others(article, meta);
    }

    private static Instant status(ArchiveArticle article, ObjectNode post, ObjectNode meta) {
        String status = text(post, "status").strip().toLowerCase(Locale.ROOT);
        Instant published = time(article, post, "published_at");
        Instant created = time(article, post, "created_at");
        Instant updated = time(article, post, "updated_at");
        article.updated(updated == null ? created : updated);
        switch (status) {
            case "published" -> {
                article.status(status, Standing.PUBLISHED);
                if (published == null) {
                    published = created == null ? updated : created;
                    article.lost(
                            WarningCode.VALUE_CHANGED,
                            "Says no time at which it was published; took "
                                    + (published == null ? "that of the import" : "that at which it was written"));
                }
            }
            case "scheduled" -> {
                boolean mailOnly = isTrue(meta, "email_only") || isTrue(post, "email_only");
                article.status(
                        status, published == null ? Standing.DRAFT : mailOnly ? Standing.HIDDEN : Standing.SCHEDULED);
                if (published == null) {
                    article.lost(
                            WarningCode.KEPT_AS_DRAFT, "Was to be published at a time that the export does not say");
                }
            }
            case "sent" -> article.status(status, Standing.HIDDEN);
            case "draft", "" -> article.status("draft", Standing.DRAFT);
            default -> article.status(status, Standing.HIDDEN);
        }
        article.published(published);
        return published;
    }

    private static Instant time(ArchiveArticle article, ObjectNode post, String field) {
        JsonNode value = post.path(field);
        Instant time = Times.of(value);
        boolean unsaid = value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.asText().isBlank();
        if (time == null && !unsaid) {
            article.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Left out " + field + ", which is no time: “" + LossCollector.abbreviate(value.toString()) + "”");
        }
        return time;
    }

    private List<JsonNode> tags(ArchiveArticle article, ObjectNode post, String id) {
        List<JsonNode> tags = linked(article, relations.tags(id), post.path("tags"), "tags");
        ArrayNode internal = JsonNodeFactory.instance.arrayNode();
        for (JsonNode tag : tags) {
            Optional<ArchiveTerm> term = names.term(tag);
            term.ifPresent(article::term);
            if (Names.isInternal(tag)) {
                internal.add(text(tag, text(tag, "name").isBlank() ? "slug" : "name"));
            }
        }
        if (!internal.isEmpty()) {
            article.fields().withObjectProperty("extra").set("_internalTags", internal);
        }
        return tags.stream().filter(tag -> !Names.isInternal(tag)).toList();
    }

    private List<JsonNode> authors(ArchiveArticle article, ObjectNode post, String id) {
        List<JsonNode> authors = linked(article, relations.authors(id), post.path("authors"), "authors");
        if (authors.isEmpty()) {
            String one = text(post, "author_id");
            JsonNode user = relations.user(one.isEmpty() ? text(post, "author") : one);
            authors = user == null ? List.of() : List.of(user);
        }
        for (JsonNode author : authors) {
            Names.author(author).ifPresent(article::person);
        }
        return authors;
    }

    /** What is linked by another table; what stands in the post itself, as migrations write it, where nothing is. */
    private static List<JsonNode> linked(ArchiveArticle article, List<JsonNode> linked, JsonNode inside, String kind) {
        List<JsonNode> rows = new ArrayList<>();
        if (linked.isEmpty()) {
            inside.forEach(row -> {
                if (row.isObject()) {
                    rows.add(row);
                }
            });
            return rows;
        }
        long unknown = linked.stream().filter(Objects::isNull).count();
        if (unknown > 0) {
            article.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Left out %,d of its %s, which the export does not have".formatted(unknown, kind));
        }
        linked.stream().filter(Objects::nonNull).forEach(rows::add);
        return rows;
    }

    private void addresses(
            ArchiveArticle article,
            String id,
            String slug,
            boolean page,
            Instant published,
            boolean featured,
            List<JsonNode> tags,
            List<JsonNode> authors) {
        if (slug.isEmpty()) {
            return;
        }
        String site = map.site() == null ? "" : map.site();
        if (page) {
            article.address(site + "/" + slug + "/");
            return;
        }
        permalinks
                .paths(
                        new Permalinks.Post(id, slug, published, featured, slugs(tags), slugs(authors)),
                        relations.setting("permalinks"),
                        relations.setting("timezone", "active_timezone", "activeTimezone"))
                .forEach(path -> article.address(site + path));
    }

    private static List<String> slugs(List<JsonNode> rows) {
        return rows.stream()
                .map(row -> text(row, "slug"))
                .filter(slug -> !slug.isBlank())
                .toList();
    }

    private void canonical(ArchiveArticle article, String sent, String slug) {
        if (sent.isEmpty()) {
            return;
        }
        String url = UrlPolicy.web(sent);
        String own = (map.site() == null ? "" : map.site()) + "/" + slug;
        if (sent.replaceFirst("/$", "").equals(own)) {
            return;
        }
        if (url == null) {
            article.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Left out the canonical address “" + LossCollector.abbreviate(sent)
                            + "”, which is no whole URL; write the site's address into the mapping if it is a path of it");
        } else {
            article.fields().put("canonicalUrl", url);
        }
    }

    /** For whom the article is whole, as the mapping will have it. */
    private String audience(ArchiveArticle article, ObjectNode post, String id) {
        JsonNode sent = post.path("visibility");
        boolean unsaid = sent.isMissingNode()
                || sent.isNull()
                || sent.isTextual() && sent.asText().isBlank();
        String word = unsaid ? null : sent.asText().strip();
        String byDefault =
                switch (word == null ? "public" : word) {
                    case "public" -> "free";
                    case "members" -> "registered";
                    default -> "subscribers";
                };
        article.audience(word, byDefault);
        ObjectNode fields = article.fields();
        if ("tiers".equals(word)) {
            ArrayNode tiers = JsonNodeFactory.instance.arrayNode();
            linked(article, relations.tiers(id), post.path("tiers"), "tiers")
                    .forEach(tier -> tiers.add(text(tier, text(tier, "name").isBlank() ? "slug" : "name")));
            if (!tiers.isEmpty()) {
                fields.withObjectProperty("extra").set("_tiers", tiers);
            }
        } else if (word != null && !Set.of("public", "members", "paid").contains(word)) {
            fields.withObjectProperty("extra").put("_visibility", word);
        }
        String mapped = word == null ? null : map.access().get(word.toLowerCase(Locale.ROOT));
        return mapped != null && AUDIENCES.contains(mapped) ? mapped : byDefault;
    }

    /** The text as Ghost rendered it; from its source where it never was rendered. */
    private void body(ArchiveArticle article, ObjectNode post, String audience) {
        ObjectNode body = article.fields().putObject("body");
        String html = text(post, "html");
        if (html.isBlank()) {
            html = rendered(article, post, "lexical");
        }
        if (html.isBlank()) {
            html = rendered(article, post, "mobiledoc");
        }
        String markdown = text(post, "markdown");
        String plain = text(post, "plaintext");
        if (html.isBlank() && !markdown.isBlank()) {
            body.put("markdown", Gates.apply(Urls.resolve(markdown, map), audience, article::lost));
        } else if (html.isBlank() && !plain.isBlank()) {
            if (GATED_PART.matcher(source(post)).find()) {
                article.lost(
                        WarningCode.CONTENT_REMOVED,
                        "Left out the text, since the plain one that is left does not say which parts were for members");
                body.put("html", "");
            } else {
                body.put("text", plain);
            }
        } else {
            String open = Gates.apply(Urls.resolve(html, map), audience, article::lost);
            long forms = PORTAL.matcher(open).results().count();
            if (forms > 0) {
                article.lost(
                        WarningCode.CONTENT_CHANGED,
                        "Links to Ghost's forms for members, such as #/portal/signup, lead nowhere here (%,d)"
                                .formatted(forms));
            }
            body.put("html", open);
        }
    }

    private static String source(ObjectNode post) {
        JsonNode lexical = post.path("lexical");
        return lexical.isTextual() ? lexical.asText() : lexical.toString();
    }

    private static String rendered(ArchiveArticle article, ObjectNode post, String format) {
        JsonNode source = post.path(format);
        if (source.isTextual() && !source.asText().isBlank()) {
            try {
                source = Tables.JSON.readTree(source.asText());
            } catch (JsonProcessingException e) {
                article.lost(
                        WarningCode.CONTENT_CHANGED,
                        "The text's source in " + format + " cannot be read; took what else there is of it");
                return "";
            }
        }
        if (!source.isObject()) {
            return "";
        }
        return format.equals("lexical")
                ? LexicalHtml.of(source, article::lost)
                : MobiledocHtml.of(source, article::lost);
    }

    private void others(ArchiveArticle article, ObjectNode row) {
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            JsonNode value = field.getValue();
            boolean usual = USUAL.getOrDefault(field.getKey(), Set.of()).contains(value.asText());
            if (!READ.contains(field.getKey()) && !usual && !Relations.isEmpty(value)) {
                article.other(
                        field.getKey(),
                        value.isTextual()
                                ? JsonNodeFactory.instance.textNode(Urls.resolve(value.asText(), map))
                                : value);
            }
        }
    }
}
