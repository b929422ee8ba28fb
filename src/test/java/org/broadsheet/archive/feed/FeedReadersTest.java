package org.broadsheet.archive.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Reading;
import org.broadsheet.archive.Standing;
import org.junit.jupiter.api.Test;

class FeedReadersTest {

    private final RssReader rss = new RssReader();
    private final AtomReader atom = new AtomReader();
    private final JsonFeedReader json = new JsonFeedReader();

    private static String fixture(String name) throws IOException {
        try (InputStream in = FeedReadersTest.class.getResourceAsStream("/archive/feed/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<ArchiveItem> items(ArchiveReader reader, String text) {
        return Reading.items(reader, "feed", text);
    }

    private ArchiveArticle item(String inner) {
        return Reading.articles(items(
                        rss,
                        "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item>" + inner
                                + "</item></channel></rss>"))
                .get(0);
    }

    private static List<String> leftOut(List<ArchiveItem> items) {
        return items.stream()
                .filter(ArchiveItem.LeftOut.class::isInstance)
                .map(item -> ((ArchiveItem.LeftOut) item).detail())
                .toList();
    }

    @Test
    void an_item_of_rss_becomes_an_article_with_all_that_it_says() throws IOException {
        List<ArchiveItem> items = items(rss, fixture("news.rss"));

        assertThat(items).contains(new ArchiveItem.Site("https://www.example.org", "en-GB"));
        ArchiveArticle ferry = Reading.articles(items).get(0);
        assertThat(Reading.key(ferry)).isEqualTo("https://www.example.org/?p=17");
        assertThat(Reading.addresses(ferry)).containsExactly("https://www.example.org/2019/ferry/");
        assertThat(Reading.fields(ferry).get("headline").asText()).isEqualTo("Ferry & train return");
        assertThat(Reading.fields(ferry).get("standfirstHtml").asText()).isEqualTo("The ferry sails <em>again</em>.");
        assertThat(Reading.fields(ferry).at("/body/html").asText())
                .isEqualTo("<p>After a year, the ferry is back.</p><p><img src=\"/i/f.jpg\" alt=\"x\"></p>\n");
        assertThat(Reading.fields(ferry).at("/body/base").asText()).isEqualTo("https://www.example.org/2019/ferry/");
        assertThat(Reading.people(ferry)).extracting(ArchivePerson::name).containsExactly("Mira Holt", "Jo Ray");
        assertThat(Reading.terms(ferry))
                .containsExactly(
                        ArchiveTerm.tag(null, "harbour"),
                        ArchiveTerm.category(null, "Local"),
                        ArchiveTerm.tag(null, "Ferries"));
        assertThat(Reading.published(ferry)).isEqualTo(Instant.parse("2019-05-01T08:00:00Z"));
        assertThat(Reading.fields(ferry).at("/leadImage/url").asText()).isEqualTo("https://www.example.org/big.jpg");
        assertThat(Reading.fields(ferry).at("/leadImage/credit").asText()).isEqualTo("Ana Lim / AP");
        assertThat(Reading.fields(ferry).at("/leadImage/caption").asText()).isEqualTo("The ferry leaves.");
        assertThat(Reading.fields(ferry).at("/leadImage/alt").asText()).isEqualTo("Ferry at dawn");
        assertThat(Reading.fields(ferry).at("/place/latitude").asDouble()).isEqualTo(45.256);
        assertThat(Reading.fields(ferry).at("/place/name").asText()).isEqualTo("Harbour");
        assertThat(Reading.fields(ferry).at("/provider/name").asText()).isEqualTo("Agency");
        assertThat(Reading.fields(ferry).at("/provider/url").asText()).isEqualTo("https://agency.example/rss");
        assertThat(Reading.others(ferry)).containsOnlyKeys("desk:code");
        assertThat(Reading.losses(ferry)).anyMatch(loss -> loss.contains("comments"));
        assertThat(Reading.standing(ferry)).isEqualTo(Standing.PUBLISHED);
    }

    @Test
    void an_item_of_rss_without_title_or_date_comes_with_a_word_and_an_empty_one_does_not() throws IOException {
        List<ArchiveItem> items = items(rss, fixture("news.rss"));

        ArchiveArticle note = Reading.articles(items).get(1);
        assertThat(Reading.fields(note).get("headline").asText())
                .startsWith("A note without a title")
                .endsWith("…");
        assertThat(Reading.published(note)).isEqualTo(Instant.parse("2019-05-03T10:00:00Z"));
        assertThat(Reading.people(note)).extracting(ArchivePerson::name).containsExactly("Jo Ray");
        assertThat(Reading.addresses(note)).containsExactly("https://www.example.org/2019/note/");
        assertThat(Reading.fields(note).at("/leadMedia/type").asText()).isEqualTo("audio");
        assertThat(Reading.losses(note))
                .anyMatch(loss -> loss.startsWith("The feed has only the beginning"))
                .anyMatch(loss -> loss.contains("2019-05-03"));
        assertThat(leftOut(items))
                .anyMatch(detail -> detail.contains("neither a title nor a text"))
                .anyMatch(detail -> detail.contains("page=2"));
    }

    @Test
    void rss_without_any_date_makes_drafts() {
        assertThat(Reading.standing(item("<title>A</title><description>Text</description>")))
                .isEqualTo(Standing.DRAFT);
        assertThat(Reading.standing(item("<title>A</title><pubDate>soon</pubDate>")))
                .isEqualTo(Standing.DRAFT);
        assertThat(Reading.standing(item("<title>A</title><pubDate>1 May 2019</pubDate>")))
                .isEqualTo(Standing.PUBLISHED);
    }

    @Test
    void a_description_that_only_repeats_the_text_is_no_standfirst() {
        ArchiveArticle article = item("<title>A</title><pubDate>2019-05-01</pubDate>"
                + "<description>One two three [&amp;#8230;]</description>"
                + "<content:encoded>&lt;p&gt;One two three four five.&lt;/p&gt;</content:encoded>");

        assertThat(Reading.fields(article).has("standfirst")).isFalse();
        assertThat(Reading.fields(article).at("/body/html").asText()).isEqualTo("<p>One two three four five.</p>");
        assertThat(Reading.losses(article)).isEmpty();
    }

    @Test
    void entities_of_html_in_old_rss_are_read() {
        String old = "<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN'"
                + " 'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel><item>"
                + "<title>Caf&eacute;</title><pubDate>2019-05-01</pubDate></item></channel></rss>";

        assertThat(Reading.fields(Reading.articles(items(rss, old)).get(0))
                        .get("headline")
                        .asText())
                .isEqualTo("Café");
    }

    @Test
    void rss_1_0_is_read() {
        String rdf = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
                + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
                + "<channel rdf:about='https://www.example.org/'><link>https://www.example.org/</link><dc:language>de</dc:language>"
                + "<items><rdf:Seq><rdf:li resource='x'/></rdf:Seq></items></channel>"
                + "<item rdf:about='https://www.example.org/1'><title>A</title><link>https://www.example.org/1</link>"
                + "<dc:date>2019-05-01T10:00+02:00</dc:date><dc:creator>Mira Holt</dc:creator><dc:subject>Local</dc:subject>"
                + "<content:encoded>&lt;p&gt;B&lt;/p&gt;</content:encoded></item></rdf:RDF>";

        assertThat(Reading.recognises(rss, "", rdf)).isTrue();
        List<ArchiveItem> items = items(rss, rdf);
        assertThat(items).contains(new ArchiveItem.Site("https://www.example.org", "de"));
        ArchiveArticle article = Reading.articles(items).get(0);
        assertThat(Reading.key(article)).isEqualTo("https://www.example.org/1");
        assertThat(Reading.published(article)).isEqualTo(Instant.parse("2019-05-01T08:00:00Z"));
        assertThat(Reading.fields(article).at("/body/html").asText()).isEqualTo("<p>B</p>");
        assertThat(Reading.terms(article)).containsExactly(ArchiveTerm.category(null, "Local"));
    }

    @Test
    void an_entry_of_atom_becomes_an_article_with_all_that_it_says() throws IOException {
        List<ArchiveItem> items = items(atom, fixture("news.atom"));

        assertThat(items).contains(new ArchiveItem.Site("https://www.example.org", "en"));
        ArchiveArticle ferry = Reading.articles(items).get(0);
        assertThat(Reading.key(ferry)).isEqualTo("tag:example.org,2019:1");
        assertThat(Reading.addresses(ferry)).containsExactly("https://www.example.org/news/2019/ferry/");
        assertThat(Reading.fields(ferry).get("headline").asText()).isEqualTo("Ferry & train");
        assertThat(Reading.fields(ferry).get("standfirst").asText()).isEqualTo("It sails & sails.");
        assertThat(Reading.fields(ferry).at("/body/html").asText())
                .isEqualTo("<p>After <em>a year</em><br> &lt;back&gt;.</p>");
        assertThat(Reading.fields(ferry).at("/body/base").asText())
                .isEqualTo("https://www.example.org/news/2019/ferry/");
        assertThat(Reading.fields(ferry).at("/language").asText()).isEqualTo("fr");
        assertThat(Reading.fields(ferry).at("/canonicalUrl").asText()).isEqualTo("https://other.example/ferry");
        assertThat(Reading.fields(ferry).at("/leadImage/url").asText()).isEqualTo("https://www.example.org/i/f.jpg");
        assertThat(Reading.fields(ferry).at("/rights/copyright").asText()).isEqualTo("© Example");
        assertThat(Reading.people(ferry))
                .extracting(ArchivePerson::name, ArchivePerson::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Mira Holt", null),
                        org.assertj.core.groups.Tuple.tuple("Jo Ray", "contributor"));
        assertThat(Reading.terms(ferry))
                .containsExactly(ArchiveTerm.category("local", "Local News"), ArchiveTerm.tag(null, "ferry"));
        assertThat(Reading.published(ferry)).isEqualTo(Instant.parse("2019-05-01T08:00:00Z"));
        assertThat(Reading.updated(ferry)).isEqualTo(Instant.parse("2019-05-02T10:00:00Z"));
    }

    @Test
    void an_entry_of_atom_with_little_comes_with_a_word_and_a_draft_stays_one() throws IOException {
        List<ArchiveArticle> articles = Reading.articles(items(atom, fixture("news.atom")));

        ArchiveArticle plain = articles.get(1);
        assertThat(Reading.fields(plain).at("/body/html").asText()).isEqualTo("<p>First.</p><p>Second &lt; third.</p>");
        assertThat(Reading.people(plain)).extracting(ArchivePerson::name).containsExactly("The Newsroom");
        assertThat(Reading.published(plain)).isEqualTo(Instant.parse("2019-05-02T10:00:00Z"));
        assertThat(Reading.losses(plain)).anyMatch(loss -> loss.contains("last change"));
        ArchiveArticle elsewhere = articles.get(2);
        assertThat(Reading.standing(elsewhere)).isEqualTo(Standing.DRAFT);
        assertThat(Reading.losses(elsewhere)).anyMatch(loss -> loss.contains("x.html"));
    }

    private static String blogger(String inner) {
        return "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>"
                + "<entry><id>1</id><title>A</title><published>2019-05-01T10:00:00Z</published><content type='html'>B</content>"
                + inner + "</entry></feed>";
    }

    @Test
    void drafts_and_trash_of_blogger_are_not_public_and_pages_and_comments_are_left_out() {
        Map<String, Standing> statuses = Map.of(
                "LIVE",
                Standing.PUBLISHED,
                "SCHEDULED",
                Standing.SCHEDULED,
                "DRAFT",
                Standing.DRAFT,
                "SOFT_TRASHED",
                Standing.LEFT_OUT,
                "ODD",
                Standing.DRAFT);
        statuses.forEach((word, standing) -> {
            ArchiveArticle article = Reading.articles(items(
                            atom,
                            blogger("<blogger:type>POST</blogger:type><blogger:status>" + word
                                    + "</blogger:status><blogger:filename>/2019/05/a.html</blogger:filename>")))
                    .get(0);
            assertThat(Reading.standing(article)).as(word).isEqualTo(standing);
            assertThat(Reading.addresses(article)).containsExactly("/2019/05/a.html");
        });
        assertThat(leftOut(items(atom, blogger("<blogger:type>PAGE</blogger:type>"))))
                .hasSize(1);
        assertThat(leftOut(items(
                        atom,
                        blogger("<category scheme='http://schemas.google.com/g/2005#kind'"
                                + " term='http://schemas.google.com/blogger/2008/kind#comment'/>"))))
                .containsExactly("Left out a comment");
    }

    @Test
    void an_item_of_json_feed_becomes_an_article_with_all_that_it_says() throws IOException {
        List<ArchiveItem> items = items(json, fixture("news.json"));

        assertThat(items).contains(new ArchiveItem.Site("https://www.example.org", "en"));
        ArchiveArticle ferry = Reading.articles(items).get(0);
        assertThat(Reading.key(ferry)).isEqualTo("17");
        assertThat(Reading.fields(ferry).get("headline").asText()).isEqualTo("Ferry < train");
        assertThat(Reading.fields(ferry).get("standfirst").asText()).isEqualTo("It sails.");
        assertThat(Reading.fields(ferry).at("/body/html").asText()).isEqualTo("<p>After a year.</p>");
        assertThat(Reading.fields(ferry).at("/leadImage/url").asText()).isEqualTo("https://www.example.org/f.jpg");
        assertThat(Reading.fields(ferry).at("/leadMedia/url").asText()).isEqualTo("https://www.example.org/a.mp3");
        assertThat(Reading.fields(ferry).at("/language").asText()).isEqualTo("en-GB");
        assertThat(Reading.people(ferry).get(0).fields().at("/avatar/url").asText())
                .isEqualTo("https://mira.example/m.jpg");
        assertThat(Reading.terms(ferry))
                .containsExactly(ArchiveTerm.tag(null, "local"), ArchiveTerm.tag(null, "ferry"));
        assertThat(Reading.published(ferry)).isEqualTo(Instant.parse("2019-05-01T08:00:00Z"));
        assertThat(Reading.updated(ferry)).isEqualTo(Instant.parse("2019-05-02T10:00:00Z"));
        assertThat(Reading.others(ferry)).containsOnlyKeys("banner_image", "external_url", "_desk");
        ArchiveArticle second = Reading.articles(items).get(1);
        assertThat(Reading.fields(second).at("/body/text").asText()).isEqualTo("First & last.\n\nSecond.");
        assertThat(Reading.addresses(second)).containsExactly("https://www.example.org/2");
        assertThat(Reading.people(second)).extracting(ArchivePerson::name).containsExactly("The Newsroom");
        assertThat(leftOut(items)).hasSize(2);
    }

    @Test
    void feeds_are_recognised_by_their_beginning_and_wordpress_export_is_not() {
        assertThat(Reading.recognises(rss, "", "<?xml version='1.0'?><rss version='2.0'><channel/></rss>"))
                .isTrue();
        assertThat(Reading.recognises(
                        rss, "", "<rss version='2.0' xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel/></rss>"))
                .isFalse();
        assertThat(Reading.recognises(atom, "", "<feed xmlns='http://www.w3.org/2005/Atom'/>"))
                .isTrue();
        assertThat(Reading.recognises(atom, "", "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"></a:feed>"))
                .isTrue();
        assertThat(Reading.recognises(atom, "", "<feed xmlns='urn:x'></feed>")).isFalse();
        assertThat(Reading.recognises(json, "", "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": []}"))
                .isTrue();
        assertThat(Reading.recognises(json, "", "{\"version\": \"1\", \"items\": []}"))
                .isFalse();
    }

    @Test
    void a_zip_of_feeds_is_read() throws IOException {
        assertThat(Reading.articles(Reading.items(
                        rss, Map.of("a/1.rss", fixture("news.rss"), "b.xml", fixture("news.atom"), "c.txt", "x"))))
                .hasSize(2);
    }

    @Test
    void broken_feeds_are_refused_with_a_sentence() throws IOException {
        String whole = fixture("news.rss");
        assertThatThrownBy(() -> items(rss, whole.substring(0, whole.length() / 2)))
                .hasMessageContaining("cut off");
        String cut = fixture("news.json");
        assertThatThrownBy(() -> items(json, cut.substring(0, cut.length() / 2)))
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> items(json, "[]")).hasMessageContaining("JSON Feed");
        assertThatThrownBy(() -> Reading.items(
                        json,
                        "a",
                        "{\"title\": \"Café\"}".getBytes(StandardCharsets.ISO_8859_1),
                        ArchiveMap.byDefault()))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void an_entry_that_is_too_long_is_left_out_and_the_next_one_comes() {
        String feed = "<rss><channel><item><title>A</title><description>" + "x".repeat(9_000_000)
                + "</description></item><item><title>B</title><pubDate>2019-05-01</pubDate></item></channel></rss>";

        List<ArchiveItem> items = items(rss, feed);

        assertThat(leftOut(items)).hasSize(1);
        assertThat(Reading.articles(items)).hasSize(1);
    }
}
