package org.broadsheet.support;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A small generated newsroom, one of many in the same database, with its own sections, tags and authors. It has public
 * content, hidden articles that are used by everything that can use an article, articles that are not free, and requests
 * whose answers must be the same with and without the hidden articles, and whatever stands behind a paywall. The same
 * seed generates the same world.
 */
public final class World {

    /** Occurs in every name and text of a hidden article, in every block behind a paywall, and nowhere else. */
    public static final String MARKER = "hushhush";

    /** What is private among the fields of the newsroom's own. */
    public static final String SCHEMA = """
            {"properties": {
                "desk": {"type": "string", "x-filter": true},
                "note": {"type": "string", "x-private": true},
                "rank": {"type": "integer", "x-filter": true, "x-private": true}}}""";

    private static final List<String> DESKS = List.of("sport", "news");

    /** Stands where {@link #MARKER} does, before there is a secret. */
    private static final String OPEN = "openopen";

    private static final String FAR = Instant.now()
            .plus(400, ChronoUnit.DAYS)
            .truncatedTo(ChronoUnit.SECONDS)
            .toString();
    private static final List<String> LANGUAGES = List.of("en", "en-GB", "uk", "cy");
    private static final List<String> SORTS = List.of("-publishedAt", "publishedAt", "-updatedAt", "headline");
    private static final List<String> FORMS =
            List.of("blocks", "html", "markdown", "text", "blocks,html", "none", "html,markdown,text");
    private static final List<String> INCLUDES = List.of(
            "related", "notices", "translations", "authors", "series", "related,notices,translations,authors,series");
    private static final List<String> LIST_FORMS = List.of(".rss", ".atom", ".jsonfeed", ".ndjson", ".csv");
    private static final List<String> ARTICLE_FORMS = List.of(".jsonld", ".ninjs", ".md", ".html");
    private static final List<String> ROLES = List.of("author", "photographer", "translator", "editor", "contributor");
    private static final int REQUESTS = 6;

    private final Random random;
    private final String name;
    private final List<String> sections;
    private final List<String> tags;
    private final List<String> authors;
    private final List<String> published = new ArrayList<>();
    private final List<String> former = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private final List<String> digests = new ArrayList<>();
    private final List<String> over = new ArrayList<>();
    private final List<Record> earlier = new ArrayList<>();
    private final List<Record> open = new ArrayList<>();
    private final List<Record> secret = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final Set<String> translated = new HashSet<>();

    /** Generates a world; the number distinguishes its names from those of others. */
    public World(int number, long seed) {
        this.random = new Random(seed);
        this.name = "w" + number;
        this.sections = names("s", 1 + random.nextInt(2));
        this.tags = names("t", 1 + random.nextInt(3));
        this.authors = names("a", 1 + random.nextInt(2));
        sections.forEach(slug -> open.add(Record.section(slug)));
        boolean nested = sections.size() > 1 && chance(50);
        if (nested) {
            open.add(Record.section(sections.get(1)).with("parent", sections.get(0)));
        }
        tags.forEach(slug -> open.add(Record.tag(slug).with("kind", one(List.of("topic", "series", "place")))));
        authors.forEach(slug -> open.add(Record.author(slug)));
        // A section that is below another has two records, of which the first would take it out again.
        int first = nested ? sections.size() + 1 : 0;
        open.stream().skip(first).filter(record -> chance(60)).forEach(record -> {
            String desk = one(DESKS);
            record.with("extra", own(desk, OPEN));
            secret.add(record.copy().with("extra", own(desk, MARKER)));
        });
        published.addAll(names("p", 1 + random.nextInt(5)));
        IntStream.range(0, 1 + random.nextInt(4)).forEach(i -> hidden.add(name + "-" + MARKER + i));
        IntStream.range(0, random.nextInt(3)).forEach(i -> over.add(name + "-" + MARKER + "-over" + i));
        published.forEach(this::publish);
        summarise();
        hidden.forEach(this::hide);
        over.forEach(this::end);
        IntStream.range(0, REQUESTS).forEach(i -> requests.add(request()));
    }

    private List<String> names(String kind, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> name + "-" + kind + i)
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }

    /** The earlier state: articles with their former slugs. */
    public List<Record> earlier() {
        return earlier;
    }

    /** What the public sees. */
    public List<Record> open() {
        return open;
    }

    /** The hidden articles, and the public content with references to them. */
    public List<Record> secret() {
        return secret;
    }

    /** What working copies of public articles are to be, as JSON, by the slugs of the articles. */
    public Map<String, String> prepared() {
        Map<String, String> prepared = new LinkedHashMap<>();
        published.forEach(slug -> prepared.put(slug, """
                {"headline": "%1$s", "standfirst": "%1$s", "slug": "%2$s-%1$s", "section": "%3$s", "tags": [],
                "authors": [{"name": "%1$s"}], "kicker": "%1$s", "aliases": ["/%1$s/%2$s"], "access": "subscribers",
                "related": ["%4$s"], "body": {"text": "%1$s"}, "extra": {"desk": "%1$s"}}
                """.formatted(MARKER, slug, sections.get(0), hidden.get(0))));
        return prepared;
    }

    /** What working copies of summaries are to be, as JSON, by the slugs of the summaries. */
    public Map<String, String> preparedSummaries() {
        Map<String, String> prepared = new LinkedHashMap<>();
        digests.forEach(slug -> prepared.put(slug, """
                {"headline": "%1$s", "slug": "%2$s-%1$s", "section": "%3$s", "articles": ["%4$s"],
                "publishedAt": "2126-05-09T10:00:00Z", "body": {"text": "%1$s"}}
                """.formatted(MARKER, slug, sections.get(0), hidden.get(0))));
        return prepared;
    }

    /** Paths to request, some of which name hidden articles. */
    public List<String> requests() {
        return requests;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private List<String> some(List<String> of, int percent) {
        return of.stream().filter(each -> chance(percent)).collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }

    /** The hidden articles, and those whose time is over. */
    private List<String> secrets() {
        List<String> all = new ArrayList<>(hidden);
        all.addAll(over);
        return all;
    }

    /** The list with hidden articles inserted. */
    private List<String> mixed(List<String> shown, int percent) {
        List<String> all = new ArrayList<>(shown);
        for (String slug : some(secrets(), percent)) {
            all.add(random.nextInt(all.size() + 1), slug);
        }
        return all;
    }

    private Instant time() {
        // Few distinct times, because sorting goes wrong at ties.
        return Instant.parse("2026-05-01T00:00:00Z").plus(random.nextInt(8), ChronoUnit.HOURS);
    }

    private Record common(String slug, String headline) {
        Instant time = time();
        Record record = Record.article(slug)
                .with("externalId", slug)
                .with("headline", headline)
                .with("section", one(sections))
                .at(time.toString())
                .with("updatedAt", time.plusSeconds(random.nextInt(3)).toString())
                .with("tags", some(tags, 70))
                .with("authors", contributors(headline));
        String language = one(LANGUAGES);
        record.with("language", language);
        String group = name + "-g" + random.nextInt(2);
        if (chance(50) && translated.add(group + language)) {
            record.with("translationGroup", group);
        }
        if (chance(25)) {
            record.with(
                    "notices",
                    List.of(Map.of(
                            "kind",
                            one(List.of("correction", "update", "retraction")),
                            "text",
                            "<p>Of " + headline + ".</p>",
                            "publishedAt",
                            "2026-05-02T00:00:00Z")));
        }
        return record;
    }

    /** Authors in any role, and guests among them; in what is hidden each guest is a secret. */
    private List<Object> contributors(String headline) {
        List<Object> all = new ArrayList<>();
        for (String slug : some(authors, 60)) {
            all.add(chance(60) ? slug : Map.of("slug", slug, "role", one(ROLES)));
        }
        if (chance(40)) {
            Map<String, Object> guest = new LinkedHashMap<>(Map.of("name", "Guest of " + headline, "role", one(ROLES)));
            if (chance(50)) {
                guest.put("url", "https://" + headline.split(" ")[0] + ".example/");
                guest.put("kind", "organisation");
            }
            all.add(random.nextInt(all.size() + 1), guest);
        }
        return all;
    }

    private static Map<String, Object> paragraph(String id, String html) {
        return new LinkedHashMap<>(Map.of("id", id, "type", "paragraph", "html", html));
    }

    private static Map<String, Object> teaser(String id, String article) {
        return Map.of("id", id, "type", "teaser", "article", article);
    }

    private List<Map<String, Object>> blocks() {
        List<Map<String, Object>> blocks = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            blocks.add(
                    chance(25)
                            ? teaser("b" + i, one(published))
                            : paragraph("b" + i, "The <em>ferry</em> of day " + random.nextInt(9) + " is back."));
        }
        return blocks;
    }

    /** A body that looks the same to the public, but has links and teasers that lead to hidden articles. */
    private List<Map<String, Object>> blocksWithSecrets(List<Map<String, Object>> shown) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (Map<String, Object> block : shown) {
            if (chance(40)) {
                blocks.add(teaser("x" + blocks.size(), one(secrets())));
            }
            blocks.add(
                    block.containsKey("html") && chance(40)
                            ? paragraph(
                                    (String) block.get("id"),
                                    ((String) block.get("html"))
                                            .replace(
                                                    "is back",
                                                    "<a href=\"article:" + one(secrets()) + "\">is back</a>"))
                            : block);
        }
        if (chance(40)) {
            blocks.add(teaser("x" + blocks.size(), one(secrets())));
        }
        return blocks;
    }

    /** Fields of the newsroom's own, with a word in those that are private; see {@link #SCHEMA}. */
    private static Map<String, Object> own(String desk, String word) {
        return Map.of("desk", desk, "note", word, "rank", word.length(), "_lock", Map.of("by", word));
    }

    private void publish(String slug) {
        Record record = common(slug, "Headline " + random.nextInt(4));
        String desk = one(DESKS);
        record.with("extra", own(desk, OPEN));
        if (chance(50)) {
            record.with("standfirst", "What happened at " + slug + ".");
        }
        List<Map<String, Object>> blocks = blocks();
        List<String> related = some(published, 40);
        related.remove(slug);
        boolean gated = chance(50);
        List<Map<String, Object>> before = gated && chance(20) ? List.of() : blocks;
        if (gated) {
            record.with("access", one(List.of("registered", "metered", "subscribers")));
            hunt(slug);
        }
        // Readers may know how long it is, so what stands behind the paywall is as long in both.
        int paid = random.nextInt(3);
        record.with("body", Map.of("blocks", gated ? behind(before, paid, OPEN) : blocks))
                .with("related", related);
        if (chance(25)) {
            former.add(slug + "-old");
            earlier.add(record.copy()
                    .with("slug", slug + "-old")
                    .without("related")
                    .without("notices")
                    .markdown("As it was."));
        }
        open.add(record);
        if (gated || chance(70)) {
            List<Map<String, Object>> shown = blocksWithSecrets(before);
            secret.add(record.copy()
                    .with("extra", own(desk, MARKER))
                    .with("body", Map.of("blocks", gated ? behind(shown, paid, MARKER) : shown))
                    .with("related", mixed(related, 60)));
        }
    }

    /** Requests an article that is not free in each form that shows a body. */
    private void hunt(String slug) {
        requests.add("/v1/articles/" + slug + "?body=blocks,html,markdown,text&include=related");
        ARTICLE_FORMS.forEach(form -> requests.add("/v1/articles/" + slug + form));
        List.of(".rss", ".atom", ".jsonfeed")
                .forEach(form -> requests.add("/v1/articles" + form + "?body=html&slug=" + slug));
    }

    /**
     * The blocks with a paywall after them, or with none after no blocks, and behind it blocks of every kind that could give
     * a word away.
     */
    private List<Map<String, Object>> behind(List<Map<String, Object>> shown, int paragraphs, String word) {
        List<Map<String, Object>> blocks = new ArrayList<>(shown);
        if (!shown.isEmpty() || paragraphs == 0) {
            blocks.add(Map.of("id", "wall", "type", "paywall"));
        }
        for (int i = 0; i < paragraphs; i++) {
            blocks.add(paragraph("g" + i, "Whoever pays reads of the <em>" + word + "</em> ferry."));
        }
        if (paragraphs > 0) {
            Map<String, Object> image =
                    Map.of("url", "/" + word + ".jpg", "alt", word, "caption", word, "credit", word);
            blocks.add(Map.of("id", "gi", "type", "image", "image", image));
            blocks.add(Map.of("id", "gh", "type", "heading", "level", 2, "html", "The " + word, "anchor", word));
            blocks.add(Map.of("id", "gv", "type", "video", "url", "/" + word + ".mp4", "title", word));
            blocks.add(Map.of("id", "gf", "type", "file", "url", "/" + word + ".pdf", "title", word));
            blocks.add(Map.of("id", "ge", "type", "embed", "url", "https://example.org/" + word));
        }
        if (paragraphs > 0 && word.equals(MARKER)) {
            blocks.add(teaser("gt", one(published)));
            blocks.add(teaser("gu", one(hidden)));
        }
        return blocks;
    }

    private void summarise() {
        for (String section : sections) {
            if (chance(60)) {
                List<Map<String, Object>> blocks = blocks();
                List<String> covered = some(published, 50);
                Record summary = Record.summary(section + "-digest")
                        .with("section", section)
                        .with("body", Map.of("blocks", blocks))
                        .with("articles", covered);
                open.add(summary);
                digests.add(section + "-digest");
                secret.add(summary.copy()
                        .with("body", Map.of("blocks", blocksWithSecrets(blocks)))
                        .with("articles", mixed(covered, 60)));
            }
        }
    }

    /**
     * An article whose time is over. It is hidden like the others, but no request names it: its address says that it is
     * gone.
     */
    private void end(String slug) {
        Record record = common(slug, MARKER + " headline " + random.nextInt(4))
                .with("standfirst", "Of " + MARKER)
                .with("related", some(published, 50))
                .with("aliases", List.of("/" + slug))
                .with("expiresAt", "2026-05-02T00:00:00Z")
                .with("body", Map.of("blocks", List.of(paragraph("b0", "Of " + MARKER), teaser("b1", one(published)))));
        if (chance(20)) {
            secret.add(record.copy().with("slug", slug + "-old").without("related"));
        }
        secret.add(record);
    }

    private void hide(String slug) {
        Record record = common(slug, MARKER + " headline " + random.nextInt(4))
                .with("standfirst", "Of " + MARKER)
                .with("byline", "By " + MARKER)
                .with("related", some(published, 50));
        switch (random.nextInt(4)) {
            case 0 -> record.with("status", "draft").without("publishedAt").without("updatedAt");
            case 1 -> record.with("status", "draft");
            case 2 -> record.at(FAR).with("updatedAt", FAR);
            default -> record.with("embargoUntil", FAR);
        }
        record.with("body", Map.of("blocks", List.of(paragraph("b0", "Of " + MARKER), teaser("b1", one(published)))));
        if (chance(20)) {
            secret.add(record.copy().with("slug", slug + "-old").without("related"));
        }
        secret.add(record);
    }

    private String article() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> one(hidden);
            case 2 -> one(hidden) + "-old";
            case 3 -> former.isEmpty() ? name + "-nothing" : one(former);
            case 4 -> name + "-nothing";
            default -> one(published);
        };
    }

    private String request() {
        return switch (random.nextInt(22)) {
            case 20, 21 -> page();
            case 14, 15 -> "/v1/articles" + listQuery() + "&q=" + words() + found();
            case 16 ->
                one(List.of("/v1/search?q=", "/v1/search/suggest?q=")) + words() + "&limit=" + (1 + random.nextInt(20));
            case 17 -> list() + one(LIST_FORMS) + "?limit=" + (1 + random.nextInt(4));
            case 18 ->
                one(List.of(
                        list() + ".newssitemap",
                        "/v1/summaries.rss?section=" + one(sections),
                        "/v1/corrections.rss?section=" + one(sections),
                        "/v1/sections/" + one(sections) + ".jsonld",
                        "/v1/authors/" + one(authors) + ".jsonld"));
            case 19 -> "/v1/articles/" + article() + one(ARTICLE_FORMS);
            case 0, 1, 2, 3 -> "/v1/articles" + listQuery();
            case 4, 5, 6 -> "/v1/articles/" + article() + articleQuery();
            case 7, 8 ->
                "/v1/articles/" + article() + "/related?limit=" + (1 + random.nextInt(8))
                        + (chance(40) ? "&exclude=" + article() : "");
            case 9 ->
                chance(50)
                        ? "/v1/fronts?top=" + (1 + random.nextInt(4)) + "&limit=" + (1 + random.nextInt(4))
                                + (chance(30) ? "&language=en" : "")
                        : "/v1/fronts/" + one(sections) + "?limit=" + (1 + random.nextInt(4));
            case 10 ->
                one(List.of(
                        "/v1/summaries?section=" + one(sections) + "&total=exact&body=" + one(FORMS),
                        "/v1/summaries/" + one(sections) + "-digest-" + MARKER,
                        "/v1/summaries/" + one(sections) + "-digest?body=" + one(FORMS) + bodyLimit("&"),
                        "/v1/sections/" + one(sections) + "/summary"));
            case 11 ->
                one(List.of(
                        "/v1/tags/" + one(tags),
                        "/v1/authors/" + one(authors),
                        "/v1/sections/" + one(sections),
                        "/v1/tags/" + one(hidden),
                        "/v1/tags?total=exact&limit=" + (1 + random.nextInt(100)),
                        "/v1/redirects?total=exact&limit=" + (1 + random.nextInt(100))));
            case 12 ->
                "/v1/corrections?section=" + one(sections) + "&total=" + one(List.of("none", "capped", "exact"))
                        + (chance(30) ? "&kind=retraction" : "");
            default -> "/v1/resolve?path=/articles/" + article();
        };
    }

    /** One of the reading pages, which show the same in another form. */
    private String page() {
        return one(List.of(
                "/articles/" + article(),
                "/articles/" + article(),
                "/sections/" + one(sections),
                "/authors/" + one(authors),
                "/tags/" + one(tags),
                "/summaries/" + one(sections) + "-digest",
                "/search?q=" + words()));
    }

    private String list() {
        return one(List.of(
                "/v1/articles",
                "/v1/sections/" + one(sections),
                "/v1/tags/" + one(tags),
                "/v1/authors/" + one(authors)));
    }

    /** Words that the public can find, words of hidden articles, and both mistyped. */
    private String words() {
        return one(List.of(
                "ferry",
                "ferry%20day",
                "headline%20" + random.nextInt(4),
                "%22ferry%20of%20day%22",
                "back%20-day",
                "day%20OR%20happened",
                "head*",
                "h*",
                "hus*",
                name + "*",
                "feryr",
                "geadline",
                MARKER,
                MARKER + "%20OR%20ferry",
                "ferry%20-" + MARKER,
                "hushhusk",
                "shushhush",
                one(hidden)));
    }

    private String found() {
        return one(List.of("", "&highlight=true", "&facets=section,tag,author,year"));
    }

    private String articleQuery() {
        return one(List.of(
                "",
                "?include=" + one(INCLUDES),
                "?body=" + one(FORMS) + bodyLimit("&"),
                bodyLimit("?"),
                "?moved=inline&include=" + one(INCLUDES) + bodyLimit("&"),
                "?fields=slug,body,related&include=related",
                "?inclde=related"));
    }

    private String bodyLimit(String separator) {
        return chance(60) ? separator + "bodyLimit=" + (1 + random.nextInt(4)) : "";
    }

    private String listQuery() {
        StringBuilder query = new StringBuilder("?limit=").append(1 + random.nextInt(4));
        int filters = random.nextInt(4);
        for (int i = 0; i < filters; i++) {
            String filter = one(List.of(
                    "section=" + one(sections),
                    "-section=" + one(sections),
                    "tag=" + String.join(",", tags),
                    "tag=" + one(tags),
                    "allTags=" + String.join(",", tags),
                    "author=" + one(authors),
                    "language=" + one(LANGUAGES),
                    "-tag=" + one(tags),
                    "-author=" + one(authors),
                    "-language=" + one(LANGUAGES),
                    "exclude=" + article(),
                    "exclude=" + one(hidden) + "," + article(),
                    "publishedAfter=2026-05-01T0" + random.nextInt(8) + ":00:00Z",
                    "updatedAfter=2026-05-01T0" + random.nextInt(8) + ":00:00Z",
                    "retracted=" + one(List.of("include", "only")),
                    "tag=" + one(hidden),
                    "extra.desk=" + one(DESKS),
                    "extra.rank=" + MARKER.length(),
                    "author=" + name + "-a99"));
            if (query.indexOf("&" + filter.substring(0, filter.indexOf('=') + 1)) < 0) {
                query.append('&').append(filter);
            }
        }
        query.append("&sort=").append(one(SORTS));
        query.append("&total=").append(one(List.of("none", "capped", "exact")));
        if (chance(20)) {
            query.append(chance(50) ? "&fields=slug,headline" : "&fields=slug,extra.desk,extra.note");
        }
        return query.toString();
    }
}
