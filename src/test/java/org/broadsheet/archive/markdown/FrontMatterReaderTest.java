package org.broadsheet.archive.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Reading;
import org.broadsheet.archive.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterReaderTest {

    private final FrontMatterReader reader = new FrontMatterReader();

    private static Map<String, String> fixture(String name) throws IOException, URISyntaxException {
        Path root = Path.of(FrontMatterReaderTest.class
                .getResource("/archive/markdown/" + name)
                .toURI());
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    private static ArchiveArticle named(List<ArchiveItem> items, String headline) {
        return Reading.articles(items).stream()
                .filter(article ->
                        Reading.fields(article).get("headline").asText().equals(headline))
                .findFirst()
                .orElseThrow();
    }

    private ArchiveArticle article(String frontMatter) {
        return article("a.md", "---\ntitle: A\n" + frontMatter + "\n---\nText.\n");
    }

    private ArchiveArticle article(String name, String text) {
        return Reading.articles(Reading.items(reader, name, text)).get(0);
    }

    private static String body(ArchiveArticle article) {
        return Reading.fields(article).at("/body/markdown").asText();
    }

    private static List<String> leftOut(List<ArchiveItem> items) {
        return items.stream()
                .filter(ArchiveItem.LeftOut.class::isInstance)
                .map(item -> ((ArchiveItem.LeftOut) item).where())
                .toList();
    }

    @Test
    void a_post_of_jekyll_becomes_an_article_with_all_that_it_says() throws Exception {
        List<ArchiveItem> items = Reading.items(reader, fixture("jekyll"));

        assertThat(items).contains(new ArchiveItem.Site("https://www.example.org", "en-GB"));
        assertThat(items)
                .anyMatch(item -> item instanceof ArchivePerson person
                        && "mira".equals(person.slug())
                        && person.fields().get("bio").asText().equals("Writes."));
        ArchiveArticle ferry = named(items, "Ferry: back *again*");
        assertThat(Reading.key(ferry)).isEqualTo("ferry");
        assertThat(Reading.slug(ferry)).isEqualTo("ferry");
        assertThat(Reading.fields(ferry).get("standfirst").asText()).isEqualTo("It sails.");
        assertThat(Reading.published(ferry)).isEqualTo(Instant.parse("2019-05-02T15:00:00Z"));
        assertThat(Reading.updated(ferry)).isEqualTo(Instant.parse("2019-06-01T00:00:00Z"));
        assertThat(Reading.addresses(ferry))
                .containsExactly("/news/local/harbour/2019/05/ferry/", "/news/old/ferry/", "/news/older");
        assertThat(Reading.terms(ferry))
                .containsExactly(
                        ArchiveTerm.category(null, "local"),
                        ArchiveTerm.category(null, "Harbour"),
                        ArchiveTerm.tag(null, "ferry"),
                        ArchiveTerm.tag(null, "sea travel"));
        assertThat(Reading.people(ferry)).containsExactly(ArchivePerson.author("mira", "Mira Holt"));
        assertThat(Reading.fields(ferry).at("/leadImage/url").asText()).isEqualTo("https://www.example.org/i/f.jpg");
        assertThat(Reading.fields(ferry).at("/leadImage/alt").asText()).isEqualTo("A ferry");
        assertThat(Reading.fields(ferry).at("/leadImage/credit").asText()).isEqualTo("Ana");
        assertThat(Reading.fields(ferry).get("canonicalUrl").asText()).isEqualTo("https://other.example/ferry");
        assertThat(Reading.fields(ferry).get("featured").asBoolean()).isTrue();
        assertThat(Reading.others(ferry)).containsOnlyKeys("desk_code", "youtube");
        assertThat(Reading.standing(ferry)).isEqualTo(Standing.PUBLISHED);
        assertThat(Reading.fields(ferry).at("/body/base").asText())
                .isEqualTo("https://www.example.org/news/local/harbour/2019/05/ferry/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A < B & C | A < B & C",
                "The ferry *is* back_again | The ferry *is* back_again",
                "Fish &amp; <em>chips</em> | Fish & chips",
                "If <b and c> | If <b and c>",
            })
    void a_title_is_plain_text(String written, String headline) {
        List<ArchiveItem> items =
                Reading.items(reader, "page.md", "---\ntitle: \"" + written + "\"\ndate: 2019-05-01\n---\nText.\n");

        assertThat(Reading.articles(items)).hasSize(1);
        assertThat(Reading.fields(Reading.articles(items).get(0))
                        .get("headline")
                        .asText())
                .isEqualTo(headline);
    }

    @Test
    void a_heading_that_is_the_headline_has_no_marks() {
        List<ArchiveItem> items = Reading.items(
                reader, "page.md", "---\ndate: 2019-05-01\n---\n# The *ferry* & [the boat](/b)\n\nText.\n");

        assertThat(Reading.fields(Reading.articles(items).get(0))
                        .get("headline")
                        .asText())
                .isEqualTo("The ferry & the boat");
    }

    @ParameterizedTest
    @CsvSource({
        "2019-05-01 02:00:00, 2019-05-01T02:00:00Z, /2019/04/30/ferry.html",
        "2019-05-01, 2019-05-01T04:00:00Z, /2019/05/01/ferry.html",
        "2019-05-01 02:00:00 +0200, 2019-05-01T00:00:00Z, /2019/04/30/ferry.html",
        "2019-05-01 02:00:00 -0400, 2019-05-01T06:00:00Z, /2019/05/01/ferry.html",
    })
    void the_time_zone_of_jekyll_is_heeded(String written, Instant published, String address) {
        List<ArchiveItem> items = Reading.items(
                reader,
                Map.of(
                        "_config.yml",
                        "timezone: America/New_York\npermalink: /:year/:month/:day/:title.html\n",
                        "_posts/2019-05-01-ferry.md",
                        "---\ntitle: Ferry\ndate: " + written + "\n---\nText.\n"));

        ArchiveArticle ferry = named(items, "Ferry");
        assertThat(Reading.published(ferry)).isEqualTo(published);
        assertThat(Reading.addresses(ferry)).contains(address);
    }

    @Test
    void the_time_zone_of_hugo_is_heeded() {
        List<ArchiveItem> items = Reading.items(
                reader,
                Map.of(
                        "hugo.toml",
                        "timeZone = 'America/New_York'\n",
                        "content/news/ferry.md",
                        "---\ntitle: Ferry\ndate: 2019-05-01T10:00:00\n---\nText.\n"));

        assertThat(Reading.published(named(items, "Ferry"))).isEqualTo(Instant.parse("2019-05-01T14:00:00Z"));
    }

    @Test
    void the_tags_of_liquid_become_what_they_stand_for() throws Exception {
        ArchiveArticle ferry = named(Reading.items(reader, fixture("jekyll")), "Ferry: back *again*");

        assertThat(body(ferry))
                .startsWith("Intro to [the train](/news/2019/04/train/) and [a map](/news/files/map.pdf).\n")
                .contains("![Pier](/news/i/pier.jpg)\n")
                .contains("```js\nlet a = \"{{ x }}\";\n```")
                .contains(
                        "<figure><img src=\"/i/g.jpg\" alt=\"Deck\"><figcaption>On <em>deck</em></figcaption></figure>")
                .contains("\nhttps://www.youtube.com/watch?v=abc123\n")
                .contains("{{ kept }} Ferry: back *again* The Example")
                .contains("{% include newsletter.html %}")
                .contains("[the train](/news/2019/04/train/#top)")
                .doesNotContain("lead}", ".wide", "secret", "more-->");
        assertThat(Reading.losses(ferry))
                .anyMatch(loss -> loss.contains("newsletter.html"))
                .anyMatch(loss -> loss.contains("comment of Liquid"));
    }

    @Test
    void drafts_of_jekyll_stay_drafts_and_same_names_have_keys_of_their_own() throws Exception {
        List<ArchiveItem> items = Reading.items(reader, fixture("jekyll"));

        assertThat(Reading.standing(named(items, "Boat"))).isEqualTo(Standing.DRAFT);
        ArchiveArticle again = named(items, "Train once more");
        assertThat(Reading.standing(again)).isEqualTo(Standing.DRAFT);
        ArchiveArticle train = named(items, "Train");
        assertThat(Reading.key(train)).isEqualTo("train").isNotEqualTo(Reading.key(again));
        assertThat(Reading.published(train)).isEqualTo(Instant.parse("2019-04-30T00:00:00Z"));
        assertThat(Reading.people(train))
                .extracting(ArchivePerson::name)
                .containsExactly("Mira Holt", "Jo Ray", "Ana Lim");
    }

    @Test
    void a_bundle_of_hugo_becomes_an_article_with_all_that_it_says() throws Exception {
        List<ArchiveItem> items = Reading.items(reader, fixture("hugo"));

        assertThat(items).contains(new ArchiveItem.Site("https://www.example.org", "en-gb"));
        assertThat(items)
                .anyMatch(item -> item instanceof ArchiveTerm term
                        && "sport".equals(term.slug())
                        && "Sport News".equals(term.name())
                        && term.fields().get("description").asText().equals("All sport"));
        ArchiveArticle race = named(items, "Ferry race");
        assertThat(Reading.key(race)).isEqualTo("content/sport/ferry");
        assertThat(Reading.slug(race)).isEqualTo("race");
        assertThat(Reading.addresses(race)).containsExactly("/en/sport/2019/race/", "/en/old/race/");
        assertThat(Reading.published(race)).isEqualTo(Instant.parse("2019-05-03T00:00:00Z"));
        assertThat(Reading.fields(race).get("expiresAt").asText()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(Reading.terms(race))
                .extracting(ArchiveTerm::role, term -> term.name() == null ? term.slug() : term.name())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ArchiveTerm.Role.CATEGORY, "Sailing"),
                        org.assertj.core.groups.Tuple.tuple(ArchiveTerm.Role.CATEGORY, "sport"),
                        org.assertj.core.groups.Tuple.tuple(ArchiveTerm.Role.TAG, "ferry"),
                        org.assertj.core.groups.Tuple.tuple(ArchiveTerm.Role.TAG, "The Race"));
        assertThat(Reading.people(race)).extracting(ArchivePerson::name).containsExactly("Mira Holt");
        assertThat(Reading.others(race)).containsOnlyKeys("desk");
        assertThat(Reading.standing(named(items, "Plain"))).isEqualTo(Standing.DRAFT);
    }

    @Test
    void the_shortcodes_of_hugo_become_what_they_stand_for() throws Exception {
        Map<String, String> files = fixture("hugo");
        files.put("content/sport/ferry/start.jpg", "x");
        files.put("content/sport/ferry/hero.jpg", "x");
        ArchiveArticle race = named(Reading.items(reader, files), "Ferry race");

        assertThat(Reading.fields(race).at("/leadImage/url").asText()).isEqualTo("/content/sport/ferry/hero.jpg");
        assertThat(body(race))
                .startsWith("See [plain](/en/sport/2019/plain/) and [more](/en/sport/2019/plain/#x).")
                .contains("![Start](/content/sport/ferry/start.jpg)")
                .contains("<figure><img src=\"/content/sport/ferry/start.jpg\" alt=\"Boats\">"
                        + "<figcaption>The start <small>Ana</small></figcaption></figure>")
                .contains("\nhttps://www.youtube.com/watch?v=abc123\n")
                .contains("\nhttps://gist.github.com/mira/42\n")
                .contains("```go\na := 1\n```")
                .contains("{{< newsletter kind=\"x, y.\" >}}");
        assertThat(Reading.losses(race)).anyMatch(loss -> loss.contains("newsletter"));
    }

    @Test
    void the_files_of_astro_come_without_their_code() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("site/astro.config.mjs", "export default defineConfig({\n  site: 'https://www.example.org',\n});");
        files.put("site/src/pages/blog/[...slug].astro", "x");
        files.put("site/src/assets/hero.jpg", "x");
        files.put("site/README.md", "# Site");
        files.put(
                "site/src/content/blog/ferry.mdx",
                "---\ntitle: Ferry\npubDate: May 1, 2019\nupdatedDate: 2019-05-02\nheroImage: ../../assets/hero.jpg\n---\n"
                        + "import Box from '../Box.astro';\nimport pier from '../../assets/hero.jpg';\n\nBefore.\n\n"
                        + "<Box title=\"x\">\nInside.\n</Box>\n\n<Image src={pier} alt=\"Pier\" />\n\n<YouTube id=\"abc\" />\n\n<Form />\n\n"
                        + "See [boat](./boat.md).\n\n```js\nimport a from 'b';\n```\n");
        files.put("site/src/content/blog/boat.md", "---\ntitle: Boat\npubDate: 2019-05-01\n---\nText.\n");
        List<ArchiveItem> items = Reading.items(reader, files);

        assertThat(items).contains(new ArchiveItem.Site("https://www.example.org", null));
        ArchiveArticle ferry = named(items, "Ferry");
        assertThat(Reading.addresses(ferry)).containsExactly("/blog/ferry/");
        assertThat(Reading.fields(ferry).at("/leadImage/url").asText()).isEqualTo("/src/assets/hero.jpg");
        assertThat(body(ferry))
                .startsWith("Before.")
                .contains("Inside.")
                .contains("src=\"/src/assets/hero.jpg\" alt=\"Pier\"")
                .contains("https://www.youtube.com/watch?v=abc")
                .contains("[boat](/blog/boat/)")
                .contains("import a from 'b';")
                .doesNotContain("<Box", "<Form", "Box.astro");
        assertThat(Reading.losses(ferry))
                .anyMatch(loss -> loss.contains("<Form>"))
                .anyMatch(loss -> loss.contains("<Box>"));
    }

    @Test
    void eleventy_gives_its_addresses_by_front_matter_and_data_of_folders() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("eleventy.config.js", "x");
        files.put("posts/posts.json", "{\"permalink\": \"/news/{{ page.fileSlug }}/\", \"tags\": \"posts\"}");
        files.put("posts/2019-05-01-ferry.md", "---\ntitle: Ferry\ntags: [posts, sea]\n---\nText.\n");
        files.put("posts/none.md", "---\ntitle: None\ndate: 2019-05-01\npermalink: false\n---\nText.\n");
        List<ArchiveItem> items = Reading.items(reader, files);

        ArchiveArticle ferry = named(items, "Ferry");
        assertThat(Reading.addresses(ferry)).containsExactly("/news/ferry/");
        assertThat(Reading.terms(ferry)).containsExactly(ArchiveTerm.tag(null, "sea"));
        assertThat(Reading.published(ferry)).isEqualTo(Instant.parse("2019-05-01T00:00:00Z"));
        assertThat(Reading.standing(named(items, "None"))).isEqualTo(Standing.HIDDEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date: 2019-05-01|PUBLISHED",
                "date: 2099-05-01|PUBLISHED",
                "date: 2019-05-01\\ndraft: false|PUBLISHED",
                "date: 2019-05-01\\npublished: true|PUBLISHED",
                "published: 2019-05-01|PUBLISHED",
                "title: B|DRAFT",
                "date: soon|DRAFT",
                "date: 2019-05-01\\ndraft: true|DRAFT",
                "date: 2019-05-01\\ndraft: yes|DRAFT",
                "Date: 2019-05-01\\nDraft: true|DRAFT",
                "date: 2019-05-01\\ndraft: perhaps|DRAFT",
                "date: 2019-05-01\\npublished: false|DRAFT",
                "date: 2019-05-01\\npublished: no|DRAFT",
                "date: 2019-05-01\\nstatus: draft|DRAFT",
                "date: 2019-05-01\\nstatus: in review|DRAFT",
                "date: 2019-05-01\\nstatus: private|HIDDEN",
                "date: 2019-05-01\\nvisibility: members|HIDDEN",
                "date: 2019-05-01\\nprivate: true|HIDDEN",
                "date: 2019-05-01\\nunlisted: true|HIDDEN",
                "date: 2019-05-01\\npassword: x|HIDDEN",
                "date: 2019-05-01\\nheadless: true|HIDDEN",
                "date: 2019-05-01\\nbuild: {render: never}|HIDDEN",
                "date: 2019-05-01\\nexpiryDate: soon|HIDDEN",
                "date: 2019-05-01\\nexpiryDate: 2018-01-01|DRAFT"
            })
    void what_was_not_public_stays_so(String matter, Standing standing) {
        String text = matter.replace("\\n", "\n");
        ArchiveArticle article =
                article("a.md", "---\n" + (text.contains("title") ? "" : "title: A\n") + text + "\n---\nText.\n");

        assertThat(Reading.standing(article)).isEqualTo(standing);
    }

    @Test
    void members_and_subscribers_stay_the_only_ones_to_read_it_whole() {
        assertThat(Reading.audience(article("date: 2019-05-01\naccess: members")))
                .isEqualTo("registered");
        assertThat(Reading.audience(article("date: 2019-05-01\npremium: true"))).isEqualTo("subscribers");
        assertThat(Reading.audience(article("date: 2019-05-01\naccess: gold"))).isEqualTo("subscribers");
    }

    @Test
    void folders_of_drafts_and_collections_without_pages_are_not_public() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "_config.yml",
                "collections:\n  notes: {output: true}\n  people: {output: false}\n  plans: {output: false}\n");
        String text = "---\ntitle: %s\ndate: 2019-05-01\n---\nText.\n";
        files.put("_notes/a.md", text.formatted("Note"));
        files.put("_people/a.md", text.formatted("Person"));
        files.put("_plans/a.md", text.formatted("Plan"));
        files.put("_notes/undated.md", "---\ntitle: Undated\n---\nText.\n");
        files.put("_other/a.md", text.formatted("Other"));
        files.put("_posts/_2019-05-01-a.md", text.formatted("Underscored"));
        files.put("news/_posts/2019-05-01-b.md", text.formatted("News"));
        List<ArchiveItem> items = Reading.items(reader, files);

        assertThat(Reading.standing(named(items, "Note"))).isEqualTo(Standing.PUBLISHED);
        assertThat(Reading.addresses(named(items, "Note"))).containsExactly("/notes/a.html");
        assertThat(items)
                .contains(new ArchivePerson(
                        "a",
                        "Person",
                        null,
                        JsonNodeFactory.instance.objectNode().put("bio", "<p>Text.</p>")));
        assertThat(leftOut(items)).containsExactly("_notes/undated.md");
        assertThat(Reading.standing(named(items, "Plan"))).isEqualTo(Standing.HIDDEN);
        assertThat(Reading.standing(named(items, "Other"))).isEqualTo(Standing.HIDDEN);
        assertThat(Reading.standing(named(items, "Underscored"))).isEqualTo(Standing.DRAFT);
        assertThat(Reading.addresses(named(items, "News"))).containsExactly("/news/2019/05/01/b.html");
        assertThat(Reading.terms(named(items, "News"))).containsExactly(ArchiveTerm.category("news", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date|/local/2019/05/01/a.html",
                "pretty|/local/2019/05/01/a/",
                "ordinal|/local/2019/121/a.html",
                "none|/local/a.html",
                "/:short_year/:i_month/:i_day/:slug|/19/5/1/a"
            })
    void permalinks_of_jekyll_follow_its_styles(String style, String address) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("_config.yml", "permalink: \"" + style + "\"\n");
        files.put("_posts/2019-05-01-a.md", "---\ntitle: A\ncategories: [Local]\n---\nText.\n");

        assertThat(Reading.addresses(
                        Reading.articles(Reading.items(reader, files)).get(0)))
                .containsExactly(address);
    }

    @Test
    void languages_of_hugo_are_read_from_names_and_folders() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("hugo.yaml", "baseURL: https://www.example.org/\nlanguages: {en: {}, fr: {}}\n");
        String text = "---\ntitle: %s\ndate: 2019-05-01\n---\nText.\n";
        files.put("content/posts/a.md", text.formatted("One"));
        files.put("content/posts/a.fr.md", text.formatted("Deux"));
        List<ArchiveItem> items = Reading.items(reader, files);

        assertThat(Reading.addresses(named(items, "One"))).containsExactly("/posts/a/");
        assertThat(Reading.addresses(named(items, "Deux"))).containsExactly("/fr/posts/a/");
        assertThat(Reading.fields(named(items, "Deux")).get("language").asText())
                .isEqualTo("fr");
        assertThat(Reading.key(named(items, "Deux"))).isNotEqualTo(Reading.key(named(items, "One")));
    }

    @Test
    void front_matter_in_json_is_read() {
        assertThat(Reading.published(article("a.md", "{\n\"title\": \"A\", \"date\": \"2019-05-01\"}\n\nText {x}.\n")))
                .isEqualTo(Instant.parse("2019-05-01T00:00:00Z"));
        assertThat(body(article("a.md", "{\n\"title\": \"A\", \"date\": \"2019-05-01\"}\n\nText {x}.\n")))
                .isEqualTo("Text {x}.");
        assertThat(Reading.published(
                        article("a.md", ";;;\n{\"title\": \"A\", \"date\": \"2019-05-01\"}\n;;;\nText.\n")))
                .isNotNull();
        assertThat(Reading.published(article("a.md", "---\r\ntitle: A\r\ndate: 2019-05-01\r\n---\r\nText.\r\n")))
                .isNotNull();
    }

    @Test
    void a_page_that_leads_elsewhere_moves() {
        Map<String, String> files = Map.of(
                "_config.yml",
                "permalink: none\n",
                "_posts/2019-05-01-a.md",
                "---\ntitle: A\nredirect_to: https://other.example/a\n---\n");

        assertThat(Reading.items(reader, files))
                .contains(new ArchiveItem.Moved("_posts/2019-05-01-a.md", "/a.html", "https://other.example/a"));
    }

    @Test
    void pages_come_only_if_the_mapping_says_so() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("_config.yml", "title: x\n");
        files.put("about.md", "---\ntitle: About\ndate: 2019-05-01\n---\nText.\n");
        files.put("note.md", "No front matter.\n");
        files.put("README.md", "Read me.\n");

        assertThat(leftOut(Reading.items(reader, files))).containsExactly("about.md", "note.md");
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        assertThat(Reading.articles(
                        Reading.items(reader, "a.zip", Reading.zip(bytes), ArchiveMap.parse("pages: true"))))
                .hasSize(1);
    }

    @Test
    void broken_front_matter_leaves_one_page_out_and_the_others_come() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("_posts/2019-05-01-a.md", "---\ntitle: [A\n---\nText.\n");
        files.put("_posts/2019-05-01-b.md", bomb());
        files.put("_posts/2019-05-01-c.md", "---\ntitle: C\n---\nText.\n");
        files.put("_posts/2019-05-01-d.textile", "h1. D\n");
        List<ArchiveItem> items = Reading.items(reader, files);

        assertThat(leftOut(items))
                .containsExactly("_posts/2019-05-01-a.md", "_posts/2019-05-01-b.md", "_posts/2019-05-01-d.textile");
        assertThat(Reading.articles(items)).hasSize(1);
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("---\ntitle: B\na0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        return bomb.append("---\nText.\n").toString();
    }

    @Test
    void an_alias_of_yaml_repeats_what_its_anchor_names() {
        ArchiveArticle article =
                article("a.md", "---\ntitle: &t The ferry\ndate: 2019-05-01\ndraft: &d true\nkicker: *t\n---\nText.\n");
        assertThat(Reading.fields(article).get("kicker").asText()).isEqualTo("The ferry");
        assertThat(Reading.standing(article)).isEqualTo(Standing.DRAFT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{< x ", "[a](b", "[[[[", "{{", "{% ", "<img src=", "![", "{: ", "`````\n", "<X a={{"})
    void a_text_of_nothing_but_beginnings_is_read(String beginning) {
        assertThat(article("2019-05-01-a.mdx", "---\ntitle: A\n---\n" + beginning.repeat(20_000)))
                .isNotNull();
        assertThat(article("2019-05-01-a.md", "---\ntitle: A\n---\n" + beginning.repeat(20_000)))
                .isNotNull();
    }

    @Test
    void a_file_in_another_charset_is_left_out() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("_posts/2019-05-01-a.md", "---\ntitle: Café\n---\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(leftOut(Reading.items(reader, "a.zip", Reading.zip(files), ArchiveMap.byDefault())))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# Title\n\nText.", "---\nunclosed: true\n"})
    void a_single_file_without_front_matter_is_refused(String text) {
        assertThatThrownBy(() -> Reading.items(reader, "a.md", text)).hasMessageContaining("front matter");
    }

    @Test
    void a_broken_configuration_is_refused_with_its_name() {
        assertThatThrownBy(() -> Reading.items(reader, Map.of("_config.yml", "a: [", "_posts/2019-05-01-a.md", "x")))
                .hasMessageContaining("_config.yml");
    }

    @Test
    void files_are_recognised_by_their_front_matter() {
        assertThat(Reading.recognises(reader, "_posts/a.md", "---\ntitle: A\n---\n"))
                .isTrue();
        assertThat(Reading.recognises(reader, "a.mdx", "+++\ntitle = 'A'\n+++\n"))
                .isTrue();
        assertThat(Reading.recognises(reader, "", "---\ntitle: A\n---\n")).isTrue();
        assertThat(Reading.recognises(reader, "site/_config.yml", "title: x\n")).isTrue();
        assertThat(Reading.recognises(reader, "README.md", "# Read me\n")).isFalse();
        assertThat(Reading.recognises(reader, "a.yml", "---\ntitle: A\n---\n")).isFalse();
        assertThat(Reading.recognises(reader, "", "{\"a\": 1}")).isFalse();
    }

    @Test
    void a_title_is_made_where_there_is_none() {
        ArchiveArticle heading = article("2019-05-01-a.md", "---\nx: 1\n---\n# The ferry\n\nText.\n");
        assertThat(Reading.fields(heading).get("headline").asText()).isEqualTo("The ferry");
        assertThat(body(heading)).isEqualTo("Text.");
        ArchiveArticle name = article("2019-05-01-the-ferry.md", "---\nx: 1\n---\nText.\n");
        assertThat(Reading.fields(name).get("headline").asText()).isEqualTo("The ferry");
        assertThat(Reading.losses(name)).anyMatch(loss -> loss.contains("name of the file"));
    }

    @Test
    void a_heading_that_repeats_the_title_is_left_out() {
        assertThat(body(article("2019-05-01-a.md", "---\ntitle: The ferry\n---\n\n# The ferry\n\nText.\n")))
                .isEqualTo("Text.");
    }

    @Test
    void authors_with_files_of_their_own_are_named_by_their_keys() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("_config.yml", "collections: {authors: {output: true}}\n");
        files.put("_authors/mira.md", "---\nname: mira\nfull_name: Mira Holt\nrole: Editor\n---\n");
        files.put("_posts/2019-05-01-a.md", "---\ntitle: A\nauthors:\n- mira\n---\nText.\n");
        List<ArchiveItem> items = Reading.items(reader, files);

        assertThat(Reading.articles(items)).hasSize(1);
        assertThat(Reading.people(Reading.articles(items).get(0)))
                .containsExactly(ArchivePerson.author("mira", "Mira Holt"));
        assertThat(items)
                .anyMatch(item -> item instanceof ArchivePerson person
                        && person.fields().get("role").asText().equals("Editor"));
    }

    @Test
    void reading_twice_gives_the_same() throws Exception {
        assertThat(Reading.items(reader, fixture("hugo")).toString().replaceAll("@[0-9a-f]+", ""))
                .isEqualTo(Reading.items(reader, fixture("hugo")).toString().replaceAll("@[0-9a-f]+", ""));
    }
}
