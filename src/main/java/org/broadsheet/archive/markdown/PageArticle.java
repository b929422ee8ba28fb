package org.broadsheet.archive.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Fitting;
import org.broadsheet.archive.Standing;
import org.broadsheet.request.SlugMaker;
import org.broadsheet.request.WarningCode;

/** One page as an article. Takes the fields that it knows from the front matter; what is left has no place of its own. */
final class PageArticle {

    private static final String[] DATES = {
        "date",
        "pubDate",
        "pubDatetime",
        "publishDate",
        "publishdate",
        "pub_date",
        "published_at",
        "publishedAt",
        "publishedDate",
        "published_date",
        "publish_date",
        "datePublished",
        "created",
        "createdAt",
        "created_at"
    };
    private static final String[] CHANGES = {
        "lastmod",
        "updated",
        "updatedDate",
        "last_modified_at",
        "lastModified",
        "modified",
        "modDatetime",
        "updatedAt",
        "updated_at",
        "last_updated",
        "lastUpdated",
        "dateModified",
        "modified_at",
        "last_modified",
        "modified_date"
    };
    private static final String[] STANDFIRSTS = {
        "standfirst",
        "deck",
        "dek",
        "subtitle",
        "subheadline",
        "description",
        "summary",
        "excerpt",
        "lead",
        "lede",
        "abstract",
        "intro"
    };
    private static final String[] IMAGES = {
        "image", "cover", "heroImage", "hero_image", "hero", "featured_image", "featuredImage", "feature_image",
                "feature",
        "coverImage", "cover_image", "banner", "images", "thumbnail", "img", "teaser", "og_image", "ogImage"
    };
    /** What only templates look at. */
    private static final Set<String> OF_TEMPLATES = Set.of(
            "layout",
            "comments",
            "toc",
            "math",
            "mathjax",
            "katex",
            "mermaid",
            "sidebar",
            "nav",
            "nav_order",
            "id",
            "sitemap",
            "search",
            "share",
            "classes",
            "style",
            "css",
            "js",
            "scripts",
            "outputs",
            "eleventyNavigation",
            "eleventyExcludeFromCollections",
            "showToc",
            "TocOpen",
            "menu",
            "build",
            "_build",
            "headless",
            "read_time",
            "author_profile",
            "toc_label",
            "toc_sticky",
            "toc_icon",
            "draft",
            "published",
            "weight",
            "excerpt_separator");

    private static final Pattern HEADING = Pattern.compile("\\A\\s*#[ \\t]+(.+?)[ \\t]*#*[ \\t]*(?:\\{[^}]*\\})?\\n");

    private final MarkdownItems site;
    private final Place place;
    private final ObjectNode fields;
    private final String body;
    private final String extension;
    private final String path;
    private final Set<String> taken = new LinkedHashSet<>();
    private final ArchiveArticle article;
    private final PageText text;
    private Standing standing = Standing.PUBLISHED;
    private String status = "";

    PageArticle(MarkdownItems site, Archive.Entry entry, Place place, ObjectNode fields, String body) {
        this.site = site;
        this.place = place;
        this.fields = flattened(fields);
        this.body = body;
        this.extension = place.path().replaceFirst("^.*\\.", "").toLowerCase(Locale.ROOT);
        this.path = address(site, place, this.fields);
        this.article =
                new ArchiveArticle(place.path().isEmpty() ? "the page" : place.path(), site.key(entry, this.fields));
        this.text = new PageText(site, place, this.fields, path, article);
    }

    /** Hugo's own fields of a site are in an object of their own; what stands beside it wins. */
    private static ObjectNode flattened(ObjectNode fields) {
        ObjectNode all = fields.deepCopy();
        lowered(all);
        for (String name : List.of("params", "extra")) {
            if (all.get(name) instanceof ObjectNode inner) {
                all.remove(name);
                lowered(inner);
                inner.properties().forEach(field -> {
                    if (!all.has(field.getKey())) {
                        all.set(field.getKey(), field.getValue());
                    }
                });
            }
        }
        return all;
    }

    /** Hugo does not tell {@code Draft} from {@code draft}, and nobody is to be public for the sake of a capital. */
    private static void lowered(ObjectNode fields) {
        List<String> names = new ArrayList<>();
        fields.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String lower = name.equals(name.toUpperCase(Locale.ROOT))
                    ? name.toLowerCase(Locale.ROOT)
                    : name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
            if (!lower.equals(name) && !fields.has(lower)) {
                fields.set(lower, fields.remove(name));
            }
        }
    }

    /** The address of a page; null if nobody knows it. */
    static String addressOf(MarkdownItems site, Place place, ObjectNode fields) {
        return address(site, place, flattened(fields));
    }

    private static String address(MarkdownItems site, Place place, ObjectNode fields) {
        List<String> categories = new ArrayList<>(place.folders());
        if (site.layout().flavour != Flavour.JEKYLL) {
            categories.clear();
        }
        categories.addAll(names(fields, site.layout().flavour, "category", "categories"));
        return site.permalinks()
                .path(place, fields, date(site.layout().times, place, fields).orElse(null), categories);
    }

    private static Optional<OffsetDateTime> date(SiteTimes times, Place place, ObjectNode fields) {
        for (String name : DATES) {
            Optional<OffsetDateTime> time = times.read(Values.text(fields.get(name)));
            if (time.isPresent()) {
                return time;
            }
        }
        return times.read(place.date());
    }

    /** The article, and what else the page says. */
    List<ArchiveItem> items() {
        List<ArchiveItem> items = new ArrayList<>();
        String target = Values.texts(fields.get("redirect_to"), null).stream()
                .findFirst()
                .orElse(null);
        if (target != null) {
            items.add(
                    path != null && place.kind() == Place.Kind.ARTICLE
                            ? new ArchiveItem.Moved(place.path(), path, target)
                            : new ArchiveItem.LeftOut(
                                    place.path(),
                                    WarningCode.ITEM_LEFT_OUT,
                                    "Left out a page that only leads to " + Fitting.shortened(target)));
            if (!body.isBlank()) {
                items.add(new ArchiveItem.LeftOut(
                        place.path(),
                        WarningCode.ITEM_LEFT_OUT,
                        "Left out the text of the page, which readers did not see, since it led to "
                                + Fitting.shortened(target)));
            }
            return items;
        }
        String text = headline();
        standfirst();
        times();
        status();
        names();
        people();
        terms();
        image();
        words();
        this.text.put(text, extension);
        rest();
        items.add(article);
        return items;
    }

    private JsonNode take(String name) {
        taken.add(name);
        return fields.get(name);
    }

    private String takeText(String... names) {
        String found = null;
        for (String name : names) {
            String text = Values.text(fields.get(name));
            if (text != null && (found == null || text.equals(found))) {
                taken.add(name);
                found = text;
            }
        }
        return found;
    }

    /** Puts the headline; returns the text, without the heading that became it. */
    private String headline() {
        String title = takeText("title", "headline", "name");
        String text = body;
        if (title == null) {
            Matcher first = HEADING.matcher(body);
            if (first.find()) {
                title = Titles.heading(first.group(1));
                text = body.substring(first.end());
                article.lost(WarningCode.VALUE_CHANGED, "Has no title; the heading of the text became the headline");
            } else {
                title = place.basename().replaceAll("[-_]+", " ").strip();
                title = title.isEmpty()
                        ? place.path()
                        : title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
                article.lost(WarningCode.VALUE_CHANGED, "Has no title; the name of the file became the headline");
            }
        }
        Matcher heading = HEADING.matcher(text);
        if (heading.find() && heading.group(1).equals(title)) {
            text = text.substring(heading.end());
            article.lost(WarningCode.MARKUP_IGNORED, "Left out the heading of the text, which repeats the headline");
        }
        if (!Fitting.line(article, article.fields(), "headline", Titles.plain(title), Fitting.HEADLINE)) {
            Fitting.line(article, article.fields(), "headline", place.path(), Fitting.HEADLINE);
        }
        return text;
    }

    private void standfirst() {
        String standfirst = takeText(STANDFIRSTS);
        Fitting.standfirst(article, standfirst);
        String description = Values.text(fields.get("description"));
        ObjectNode seo = fields.get("seo") instanceof ObjectNode object ? object : fields.objectNode();
        String title = takeText("seo_title", "seoTitle", "meta_title", "metaTitle");
        title = title == null ? Values.text(seo, "title", "meta_title", "metaTitle") : title;
        String about = takeText("seo_description", "seoDescription", "meta_description", "metaDescription");
        about = about == null ? Values.text(seo, "description", "meta_description", "metaDescription") : about;
        if (about == null && description != null && !description.equals(standfirst)) {
            taken.add("description");
            about = description;
        }
        put("seo", "title", title, 300);
        put("seo", "description", about, 1_000);
        boolean unseen = Stream.of("noindex", "no_index")
                        .anyMatch(name -> Values.isYes(take(name)) || Values.isYes(seo.get(name)))
                || Values.text(fields, "robots") != null && takeText("robots").contains("noindex");
        if (unseen) {
            Fitting.object(article.fields(), "seo").put("noindex", true);
        }
        if (!seo.isEmpty()) {
            taken.add("seo");
            for (Map.Entry<String, JsonNode> field : seo.properties()) {
                if (!field.getKey().matches("(?:meta_?)?(?:title|description)|no_?index|metaTitle|metaDescription")) {
                    article.other("seo." + field.getKey(), field.getValue());
                }
            }
        }
    }

    private void put(String object, String field, String value, int longest) {
        if (value != null) {
            Fitting.lineOfHtml(article, Fitting.object(article.fields(), object), field, value, longest);
        }
    }

    private void times() {
        JsonNode published = fields.get("published");
        if (published != null && !Values.isNo(published) && !Values.isYes(published) && !fields.has("date")) {
            fields.set("date", published);
        }
        Instant from = null;
        for (String name : DATES) {
            String written = Values.text(take(name));
            if (written == null) {
                continue;
            }
            Optional<Instant> time = time(written);
            if (time.isEmpty()) {
                unread(name, written);
            } else if (from == null
                    || site.layout().flavour == Flavour.HUGO
                            && name.equalsIgnoreCase("publishDate")
                            && time.get().isAfter(from)) {
                // Hugo shows a page from the later one on.
                from = time.get();
            }
        }
        if (from == null) {
            from = time(place.date()).orElse(null);
        }
        Instant changed = null;
        for (String name : CHANGES) {
            String written = Values.text(take(name));
            if (written != null && changed == null) {
                changed = time(written).orElse(null);
                if (changed == null) {
                    unread(name, written);
                }
            }
        }
        if (from == null && place.kind() != Place.Kind.DRAFT) {
            standing = Standing.DRAFT;
            article.lost(
                    WarningCode.KEPT_AS_DRAFT,
                    "Has no date that can be read, in front or in its name; it becomes a draft");
        }
        article.published(from).updated(changed);
        String written = takeText(
                "expiryDate", "expirydate", "expiry_date", "expires", "expiresAt", "unpublishDate", "unpublishdate");
        if (written != null) {
            Optional<Instant> end = time(written);
            if (end.isEmpty()) {
                standing = standing == Standing.PUBLISHED ? Standing.HIDDEN : standing;
                unread("expiryDate", written);
            } else if (from != null && !end.get().isAfter(from)) {
                standing = Standing.DRAFT;
                article.lost(
                        WarningCode.KEPT_AS_DRAFT, "Ended before it began, at " + end.get() + "; it becomes a draft");
            } else {
                article.fields().put("expiresAt", end.get().toString());
            }
        }
    }

    private Optional<Instant> time(String written) {
        return site.layout().times.read(written).map(OffsetDateTime::toInstant);
    }

    private void unread(String name, String written) {
        article.lost(
                WarningCode.FIELD_LEFT_OUT,
                "Left out the field " + name + ": “" + Fitting.shortened(written) + "” is not plainly a date");
    }

    private void status() {
        String word = takeText("status", "state");
        String visibility = takeText("visibility");
        if (place.kind() == Place.Kind.DRAFT) {
            become(Standing.DRAFT, "draft");
        }
        if (place.kind() == Place.Kind.HIDDEN) {
            become(Standing.HIDDEN, "no page of its own");
        }
        for (String name : List.of("draft", "isDraft", "is_draft")) {
            if (Values.isYes(take(name)) || isUnknown(fields.get(name))) {
                become(Standing.DRAFT, "draft");
            }
        }
        if (Values.isNo(fields.get("published"))) {
            become(Standing.DRAFT, "unpublished");
        }
        if (word != null
                && !word.matches("(?i)published?|publish|live|public|final|done|scheduled|future|ready|active")) {
            become(word.matches("(?i)private|hidden|protected|internal") ? Standing.HIDDEN : Standing.DRAFT, word);
        }
        if (visibility != null && !visibility.matches("(?i)public|visible")) {
            become(Standing.HIDDEN, visibility);
        }
        for (String name : List.of("private", "hidden", "unlisted", "protected")) {
            if (Values.isYes(take(name))) {
                become(Standing.HIDDEN, name);
            }
        }
        if (Values.text(take("password")) != null) {
            become(Standing.HIDDEN, "password");
        }
        JsonNode build = fields.has("build") ? fields.get("build") : fields.get("_build");
        boolean unrendered = Values.isYes(fields.get("headless"))
                || build != null
                        && Stream.of("render", "list")
                                .map(build::get)
                                .anyMatch(when -> Values.isNo(when) || "never".equals(Values.text(when)));
        if (unrendered || fields.path("permalink").isBoolean() && Values.isNo(fields.get("permalink"))) {
            become(Standing.HIDDEN, "no page of its own");
        }
        String access = takeText("access", "audience");
        boolean members = Values.isYes(take("members_only")) || Values.isYes(take("membersOnly"));
        boolean paid = Values.isYes(take("premium")) || Values.isYes(take("paywall")) || Values.isYes(take("paid"));
        if (access != null || members || paid) {
            String by = access == null ? "" : access.toLowerCase(Locale.ROOT);
            article.audience(
                    access == null ? paid ? "paid" : "members" : access,
                    paid
                            ? "subscribers"
                            : switch (by) {
                                case "free", "public", "open", "everyone" -> "free";
                                case "metered" -> "metered";
                                case "", "registered", "members", "member" -> "registered";
                                default -> "subscribers";
                            });
        }
        article.status(status, standing);
    }

    /** Whether the front matter or the name of a page has a date. */
    static boolean isDated(SiteTimes times, Place place, ObjectNode fields) {
        return date(times, place, flattened(fields)).isPresent();
    }

    /** Whether a field is there but says neither yes nor no: then nobody knows whether the page was public. */
    private static boolean isUnknown(JsonNode node) {
        return node != null && !node.isNull() && !Values.isYes(node) && !Values.isNo(node);
    }

    private void become(Standing less, String word) {
        if (standing == Standing.PUBLISHED || less == Standing.HIDDEN && status.isEmpty()) {
            standing = less;
        }
        status = status.isEmpty() ? word : status;
    }

    private void names() {
        String slug = takeText("slug");
        article.slug(slug == null ? place.basename() : slug);
        article.address(path);
        take("permalink");
        take("url");
        if (site.layout().flavour != Flavour.HUGO && site.layout().flavour != Flavour.JEKYLL) {
            take("path");
        }
        for (String name :
                List.of("aliases", "alias", "redirect_from", "redirectFrom", "redirects", "old_url", "oldUrl")) {
            for (String alias : Values.texts(take(name), null)) {
                boolean root = alias.startsWith("/") || Fitting.isWeb(alias);
                String base = site.layout().base();
                article.address(
                        root
                                ? alias.startsWith("/") && !alias.startsWith(base + "/") ? base + alias : alias
                                : site.layout().flavour == Flavour.HUGO && path != null
                                        ? "/"
                                                + Paths.resolve(
                                                        path.replaceFirst("^/+", "")
                                                                .replaceFirst("/$", ""),
                                                        alias)
                                        : base + "/" + alias);
            }
        }
        Fitting.address(
                article,
                article.fields(),
                "canonicalUrl",
                takeText("canonical", "canonical_url", "canonicalURL", "canonicalUrl"));
        String language = takeText("lang", "language", "locale");
        Fitting.language(article, language == null ? place.language() : language);
        String group = takeText("translationKey", "translation_key", "translationGroup");
        if (group == null && place.language() != null) {
            group = String.join("/", place.folders()) + (place.isIndex() ? "" : "/" + place.name());
        }
        Fitting.line(article, article.fields(), "translationGroup", group, 200);
    }

    private void people() {
        Set<String> named = new LinkedHashSet<>();
        for (String field : List.of("author", "authors", "by", "contributors")) {
            String role = field.equals("contributors") ? "contributor" : null;
            for (JsonNode written : Values.list(take(field))) {
                person(written, role, named);
            }
        }
        Fitting.line(article, article.fields(), "byline", takeText("byline"), 300);
    }

    private void person(JsonNode written, String role, Set<String> named) {
        if (written instanceof ObjectNode object) {
            String name = Values.text(object, "name", "display_name", "title");
            String slug = Values.text(object, "slug", "id", "username", "login", "handle");
            name = name == null && slug != null ? site.author(slug) : name;
            if ((name != null || slug != null) && named.add(name == null ? slug : name)) {
                article.person(new ArchivePerson(slug, name == null ? slug : name, role, profile(object)));
            }
            return;
        }
        String text = Values.text(written);
        if (text == null) {
            return;
        }
        String known = site.author(text);
        String plain = Fitting.plain(text)
                .replaceFirst("\\s*<?[^\\s@<>]+@[^\\s@<>]+>?\\s*$", "")
                .strip();
        if (plain.length() < Fitting.plain(text).length()) {
            article.lost(WarningCode.VALUE_CHANGED, "Took the name of an author without the mail address beside it");
        }
        if (known != null && named.add(known)) {
            article.person(new ArchivePerson(text, known, role, null));
        } else if (known == null && !plain.isEmpty() && named.add(plain)) {
            article.person(new ArchivePerson(null, plain, role, null));
        }
    }

    /** What data say of a person, as a record has it; null if it is nothing. */
    static ObjectNode profile(JsonNode data) {
        ObjectNode profile = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        String bio = Values.text(data, "bio", "description", "about");
        if (bio != null && bio.length() <= 20_000) {
            profile.put("bio", bio);
        }
        String role = Values.text(data, "role", "job_title", "position");
        if (role != null && role.length() <= 200 && role.indexOf('\n') < 0) {
            profile.put("role", role);
        }
        String avatar = Values.text(data, "avatar", "picture", "image", "photo");
        if (avatar != null && (Fitting.isWeb(avatar) || avatar.startsWith("/"))) {
            profile.putObject("avatar").put("url", avatar);
        }
        String url = Values.text(data, "url", "website", "web", "link", "uri");
        if (Fitting.isWeb(url)) {
            profile.putArray("links").addObject().put("kind", "site").put("url", url);
        }
        return profile.isEmpty() ? null : profile;
    }

    private static List<String> names(ObjectNode fields, Flavour flavour, String... keys) {
        List<String> names = new ArrayList<>();
        for (String key : keys) {
            JsonNode node = fields.get(key);
            String text = Fitting.text(node);
            // Jekyll splits at blanks what is in the plural and is no list.
            String separator = text == null
                    ? null
                    : text.contains(",")
                            ? ","
                            : flavour == Flavour.JEKYLL && key.endsWith("s")
                                    ? "\\s+"
                                    : flavour == Flavour.JEKYLL ? null : ",";
            names.addAll(Values.texts(node, separator));
        }
        return names;
    }

    private void terms() {
        Flavour flavour = site.layout().flavour;
        String section = takeText("section");
        Set<String> categories = new LinkedHashSet<>();
        if (section != null) {
            categories.add(section);
        }
        categories.addAll(names(fields, flavour, "category", "categories"));
        Set<String> tags = new LinkedHashSet<>(names(fields, flavour, "tag", "tags"));
        tags.addAll(names(fields, flavour.equals(Flavour.JEKYLL) ? Flavour.PLAIN : flavour, "keywords"));
        if (fields.get("taxonomies") instanceof ObjectNode taxonomies) {
            taxonomies.properties().forEach(field -> {
                Set<String> into = field.getKey().startsWith("categor") ? categories : tags;
                into.addAll(Values.texts(field.getValue(), ","));
            });
        }
        Stream.of("category", "categories", "tag", "tags", "keywords", "taxonomies")
                .forEach(taken::add);
        if (flavour == Flavour.ELEVENTY) {
            // These gather pages for templates.
            tags.removeAll(Set.of("post", "posts", "all", "nav"));
        }
        Set<String> all = new LinkedHashSet<>();
        categories.stream()
                .map(Fitting::plain)
                .filter(all::add)
                .forEach(name -> article.term(ArchiveTerm.category(null, name)));
        if (flavour != Flavour.PLAIN && flavour != Flavour.ELEVENTY) {
            folders()
                    .filter(folder ->
                            all.stream().noneMatch(name -> Slug.of(name).equals(Slug.of(folder))))
                    .forEach(folder -> article.term(ArchiveTerm.category(folder, null)));
        }
        tags.stream().map(Fitting::plain).forEach(name -> article.term(ArchiveTerm.tag(null, name)));
        series();
        String type = takeText("type", "kind", "articleType");
        if (type != null
                && !Fitting.kind(article, type)
                && !type.matches(
                        "(?i)posts?|blog|articles?|pages?|" + Pattern.quote(String.valueOf(place.collection())))) {
            article.other("type", fields.get("type"));
        }
    }

    /** Folders that say what a page is about: those above Jekyll's {@code _posts}, Hugo's sections, collections. */
    private Stream<String> folders() {
        return switch (site.layout().flavour) {
            case JEKYLL ->
                "posts".equals(place.collection()) || "drafts".equals(place.collection())
                        ? place.folders().stream().filter(Layout::isTelling)
                        : Stream.ofNullable(place.collection()).filter(Layout::isTelling);
            case HUGO -> place.above().stream().filter(Layout::isTelling).limit(1);
            case ASTRO -> Stream.ofNullable(place.collection()).filter(Layout::isTelling);
            default -> Stream.empty();
        };
    }

    private void series() {
        for (String name : Values.texts(take("series"), null)) {
            ObjectNode kind = fields.objectNode().put("kind", "series");
            article.term(new ArchiveTerm(
                    ArchiveTerm.Role.TAG, SlugMaker.spelled(name).orElse(null), name, null, kind));
        }
    }

    private void image() {
        if (fields.get("header") instanceof ObjectNode header) {
            taken.add("header");
            List.of("image", "overlay_image", "teaser", "og_image").forEach(name -> {
                if (!fields.has("image") && header.hasNonNull(name)) {
                    fields.set("image", header.get(name));
                }
            });
            if (header.hasNonNull("caption") && !fields.has("image_caption")) {
                fields.set("image_caption", header.get("caption"));
            }
        }
        boolean found = false;
        for (String name : IMAGES) {
            for (JsonNode written : Values.list(fields.get(name))) {
                String src = written instanceof ObjectNode object
                        ? Values.text(object, "src", "url", "path", "image", "feature", "file", "filename", "relative")
                        : Values.isYes(written) || Values.isNo(written) ? null : Values.text(written);
                if (src == null) {
                    continue;
                }
                taken.add(name);
                if (!found) {
                    JsonNode details = written instanceof ObjectNode ? written : fields.objectNode();
                    found = lead(name, src, details);
                } else if (!article.fields()
                        .path("leadImage")
                        .path("url")
                        .asText()
                        .equals(text.picture(src))) {
                    article.other(name, fields.get(name));
                }
            }
        }
    }

    private boolean lead(String name, String src, JsonNode details) {
        String alt = Values.text(details, "alt", "alt_text", "altText");
        alt = alt == null
                ? takeText(name + "_alt", name + "Alt", "image_alt", "imageAlt", "alt", "heroImageAlt", "coverAlt")
                : alt;
        String caption = Values.text(details, "caption", "title", "description");
        caption = caption == null
                ? takeText(name + "_caption", name + "Caption", "image_caption", "imageCaption", "caption")
                : caption;
        String credit = Values.text(details, "credit", "attribution", "photographer");
        credit = credit == null ? takeText(name + "_credit", name + "Credit", "image_credit", "imageCredit") : credit;
        String url = text.templates().run(text.picture(src));
        boolean beside = site.layout().has(site.layout().root + url.replaceFirst("^/+", ""));
        String root = site.layout().site();
        // Without a file in the archive it is fetched from the earlier site.
        boolean elsewhere = url.startsWith("/") && !url.startsWith("//") && !beside && root != null;
        return Fitting.leadImage(article, elsewhere ? root + url : url, alt, caption, credit);
    }

    private void words() {
        ObjectNode into = article.fields();
        Fitting.line(article, into, "kicker", takeText("kicker", "overline"), 200);
        Fitting.line(
                article,
                into,
                "shortHeadline",
                takeText("linkTitle", "linktitle", "short_title", "shortTitle", "shortHeadline"),
                200);
        Fitting.line(article, into, "dateline", takeText("dateline"), 200);
        put("rights", "copyright", takeText("copyright"), 500);
        if (Fitting.isWeb(Values.text(fields.get("license")))) {
            Fitting.object(into, "rights").put("license", takeText("license"));
        }
        for (String name : List.of("featured", "pin", "pinned", "sticky")) {
            if (Values.isYes(fields.get(name)) || Values.isNo(fields.get(name))) {
                taken.add(name);
                if (Values.isYes(fields.get(name))) {
                    into.put("featured", true);
                }
            }
        }
    }

    /** What has no place of its own, unless only templates look at it. */
    private void rest() {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            boolean empty = value.isNull()
                    || value.isTextual() && value.asText().isBlank()
                    || value.isContainerNode() && value.isEmpty();
            if (!empty && !taken.contains(name) && !OF_TEMPLATES.contains(name)) {
                article.other(name, value);
            }
        }
    }
}
