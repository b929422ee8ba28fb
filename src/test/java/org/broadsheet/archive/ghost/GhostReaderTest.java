package org.broadsheet.archive.ghost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Reading;
import org.broadsheet.archive.Standing;
import org.broadsheet.article.edit.Content;
import org.broadsheet.author.AuthorDraft;
import org.broadsheet.body.ImageDraft;
import org.broadsheet.request.WarningCode;
import org.broadsheet.tag.TagDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GhostReaderTest {

    private final GhostReader reader = new GhostReader();

    private static String resource(String name) {
        try (InputStream in = GhostReaderTest.class.getResourceAsStream("/archive/ghost/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ArchiveItem> items(String json) {
        return Reading.items(reader, "export.json", json);
    }

    private List<ArchiveItem> items(String json, String map) {
        try {
            return Reading.items(reader, "export.json", json.getBytes(StandardCharsets.UTF_8), ArchiveMap.parse(map));
        } catch (ArchiveException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An export with one post of these fields, and further tables. */
    private static String export(String fields, String... tables) {
        String more = tables.length == 0 ? "" : "," + String.join(",", tables);
        String post =
                "{'id':'p1','title':'T','slug':'t','html':'<p>Text</p>','status':'published','visibility':'public',"
                        + "'published_at':'2024-05-02T10:00:00.000Z','type':'post'"
                        + (fields.isEmpty() ? "" : "," + fields) + "}";
        return ("{'db':[{'meta':{'version':'5.0.0'},'data':{'posts':[" + post + "]" + more + "}}]}").replace('\'', '"');
    }

    private ArchiveArticle article(String fields, String... tables) {
        return Reading.articles(items(export(fields, tables))).get(0);
    }

    private static String html(ArchiveArticle article) {
        return Reading.fields(article).path("body").path("html").asText();
    }

    private static List<ArchiveItem.LeftOut> leftOut(List<ArchiveItem> items) {
        return items.stream()
                .filter(ArchiveItem.LeftOut.class::isInstance)
                .map(ArchiveItem.LeftOut.class::cast)
                .toList();
    }

    private static <T> List<T> all(List<ArchiveItem> items, Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void an_export_is_recognised_by_its_beginning() {
        assertThat(Reading.recognises(reader, "x.json", resource("export-5.json")))
                .isTrue();
        assertThat(Reading.recognises(
                        reader, "x.json", "\uFEFF\n{ \"meta\": {\"exported_on\":1, \"version\":\"4.0\"}, \"data\":"))
                .isTrue();
        assertThat(Reading.recognises(reader, "x", "{\"data\":{\"posts\": [")).isTrue();
        assertThat(Reading.recognises(reader, "x.json", "{\"db\":[{\"x\":1}]}")).isFalse();
        assertThat(Reading.recognises(
                        reader, "x.json", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}"))
                .isFalse();
        assertThat(Reading.recognises(reader, "x.json", "{\"data\":[1]}")).isFalse();
        assertThat(Reading.recognises(reader, "x.ndjson", "{\"type\":\"article\",\"slug\":\"posts\"}"))
                .isFalse();
    }

    @Test
    void an_export_whose_first_table_is_long_is_recognised() {
        assertThat(Reading.recognises(reader, "x.json", "{\"db\": [ {\"data\":{\"actions\":[" + "{},".repeat(30_000)))
                .isTrue();
    }

    @Test
    void a_post_has_all_of_its_fields() {
        ArchiveArticle article =
                Reading.articles(items(resource("export-5.json"))).get(0);
        ObjectNode fields = Reading.fields(article);

        assertThat(Reading.key(article)).isEqualTo("post:6500000000000000000000a1");
        assertThat(Reading.slug(article)).isEqualTo("ferry-returns");
        assertThat(Reading.standing(article)).isEqualTo(Standing.PUBLISHED);
        assertThat(Reading.published(article)).isEqualTo(Instant.parse("2024-05-02T10:00:00Z"));
        assertThat(Reading.updated(article)).isEqualTo(Instant.parse("2024-05-03T09:30:00Z"));
        assertThat(Reading.audience(article)).isEqualTo("free");
        assertThat(Reading.addresses(article)).containsExactly("/ferry-returns/");
        assertThat(fields.path("headline").asText()).isEqualTo("Ferry returns & stays");
        assertThat(fields.path("standfirst").asText()).isEqualTo("It crosses again.");
        assertThat(fields.path("featured").asBoolean()).isTrue();
        assertThat(fields.path("language").asText()).isEqualTo("de-AT");
        assertThat(fields.path("canonicalUrl").asText()).isEqualTo("https://wire.example/ferry");
        assertThat(fields.path("leadImage").toString())
                .isEqualTo("{\"url\":\"/content/images/2024/05/lead.jpg\",\"alt\":\"The ferry at the pier\","
                        + "\"caption\":\"Photo: <a href=\\\"https://x.org\\\">X</a>\"}");
        assertThat(fields.path("seo").toString())
                .isEqualTo("{\"title\":\"Ferry returns to the harbour\",\"description\":\"The ferry\"}");
        assertThat(fields.path("social").toString())
                .isEqualTo("{\"title\":\"Ferry!\",\"description\":\"It is back\",\"image\":{\"url\":"
                        + "\"/content/images/og.jpg\"}}");
        assertThat(Reading.others(article).keySet())
                .containsExactlyInAnyOrder("codeinjection_head", "custom_template", "twitter_title", "email_subject");
    }

    @Test
    void addresses_within_the_site_are_paths_or_its_own_if_the_mapping_knows_it() {
        assertThat(html(Reading.articles(items(resource("export-5.json"))).get(0)))
                .contains("href=\"/harbour-plan/\"", "href=\"/\"", "src=\"/content/images/2024/05/ferry.jpg\"");

        ArchiveArticle known = Reading.articles(items(resource("export-5.json"), "site: https://example.org/blog/"))
                .get(0);
        assertThat(html(known))
                .contains("href=\"https://example.org/blog/harbour-plan/\"", "href=\"https://example.org/blog/\"");
        assertThat(Reading.addresses(known)).containsExactly("https://example.org/blog/ferry-returns/");
    }

    @Test
    void tags_are_in_order_and_internal_ones_are_private() {
        List<ArchiveItem> items = items(resource("export-5.json"));
        ArchiveArticle article = Reading.articles(items).get(0);

        assertThat(Reading.terms(article))
                .containsExactly(ArchiveTerm.tag("news", "News"), ArchiveTerm.tag("harbour", "Harbour"));
        assertThat(Reading.fields(article).path("extra").toString()).isEqualTo("{\"_internalTags\":[\"#city-desk\"]}");
        assertThat(Reading.losses(article)).anyMatch(loss -> loss.contains("1 of its tags"));
        assertThat(Reading.terms(Reading.articles(items).get(1)))
                .containsExactly(ArchiveTerm.tag("hash-browns", "Hash browns"));
        List<ArchiveTerm> terms = all(items, ArchiveTerm.class);
        assertThat(terms).extracting(ArchiveTerm::slug).containsExactly("harbour", "news", "hash-browns");
        assertThat(terms.get(1).fields().toString())
                .isEqualTo("{\"description\":\"What is new\",\"image\":{\"url\":\"/content/images/n.jpg\"},"
                        + "\"extra\":{\"metaTitle\":\"All news\",\"accentColor\":\"#ff0000\"}}");
        assertThat(leftOut(items)).anyMatch(item -> item.detail().contains("codeinjection_head of tags (1)"));
    }

    @Test
    void an_internal_tag_that_the_mapping_names_is_a_tag() {
        ArchiveArticle article = Reading.articles(items(resource("export-5.json"), "sections: {hash-city-desk: city}"))
                .get(0);

        assertThat(Reading.terms(article)).contains(ArchiveTerm.tag("hash-city-desk", "city-desk"));
    }

    @Test
    void authors_are_in_order_with_all_that_readers_see_and_no_more() {
        List<ArchiveItem> items = items(resource("export-5.json"));
        List<ArchivePerson> people = all(items, ArchivePerson.class);

        assertThat(Reading.people(Reading.articles(items).get(0)))
                .extracting(ArchivePerson::slug)
                .containsExactly("mira", "desk");
        assertThat(people).extracting(ArchivePerson::name).containsExactlyInAnyOrder("Mira Okafor", "desk");
        ArchivePerson mira = people.stream()
                .filter(person -> person.slug().equals("mira"))
                .findFirst()
                .orElseThrow();
        assertThat(mira.fields().path("bio").asText()).isEqualTo("<p>Covers &lt;the&gt; harbour<br>since 2010</p>");
        assertThat(mira.fields().path("avatar").path("url").asText())
                .isEqualTo("https://www.gravatar.com/avatar/x?s=250");
        assertThat(mira.fields().path("place").asText()).isEqualTo("Lower Town");
        assertThat(mira.fields().path("links"))
                .extracting(link ->
                        link.path("kind").asText() + " " + link.path("url").asText())
                .containsExactly(
                        "site https://mira.example",
                        "facebook https://www.facebook.com/mira.okafor",
                        "x https://x.com/mira",
                        "bluesky https://bsky.app/profile/mira.example",
                        "mastodon https://mastodon.social/@mira",
                        "linkedin https://www.linkedin.com/in/mira-okafor");
        assertThat(items.toString()).doesNotContain("@example.org", "$2a$10", "s3cr3t", "-----BEGIN");
        assertThat(leftOut(items)).anyMatch(item -> item.detail().contains("links of authors (1)"));
        assertThat(leftOut(items))
                .anyMatch(item -> item.detail().startsWith("Users who wrote no post are no authors (1)"));
    }

    @Test
    void what_is_no_content_is_left_out_with_its_number() {
        List<ArchiveItem.LeftOut> leftOut = leftOut(items(resource("export-5.json")));

        assertThat(leftOut)
                .extracting(ArchiveItem.LeftOut::where)
                .contains("members", "comments", "newsletters", "api_keys", "settings", "other tables")
                .doesNotContain("snippets");
        assertThat(leftOut).anyMatch(item -> item.detail().startsWith("2 members are not content"));
        assertThat(leftOut)
                .anyMatch(item -> item.code() == WarningCode.COMMENTS_LEFT_OUT
                        && item.detail().startsWith("1 comment is"));
        assertThat(leftOut).anyMatch(item -> item.detail().endsWith("custom_theme_settings (1), roles (2)"));
    }

    @Test
    void pages_come_along_if_the_mapping_says_so() {
        List<ArchiveItem> without = items(resource("export-5.json"));
        assertThat(Reading.articles(without)).hasSize(2);
        assertThat(leftOut(without))
                .anyMatch(item -> item.where().equals("page contact, “Contact”")
                        && item.code() == WarningCode.ITEM_LEFT_OUT
                        && item.detail().contains("pages: true"));

        List<ArchiveArticle> with = Reading.articles(items(resource("export-5.json"), "pages: true"));
        assertThat(with).hasSize(3);
        assertThat(Reading.addresses(with.get(2))).containsExactly("/contact/");
        assertThat(leftOut(items(export("'page':1,'type':null"))))
                .anyMatch(item -> item.where().startsWith("page t"));
    }

    @Test
    void links_of_newsletters_still_lead_where_they_led() {
        List<ArchiveItem> items = items(resource("export-5.json"));
        assertThat(all(items, ArchiveItem.Moved.class))
                .containsExactly(
                        new ArchiveItem.Moved("redirect from /r/a1b2c3", "/r/a1b2c3", "/ferry-returns/?ref=mail"));
        assertThat(leftOut(items)).anyMatch(item -> item.where().equals("redirect 2"));
    }

    @Test
    void the_language_is_that_of_the_settings() {
        assertThat(items(resource("export-5.json")).get(0)).isEqualTo(new ArchiveItem.Site(null, "de"));
        assertThat(items(export(
                                "",
                                "'settings':[{'key':'lang','value':'pt-BR'},{'key':'url','value':'https://x.org'}]"))
                        .get(0))
                .isEqualTo(new ArchiveItem.Site("https://x.org", "pt-BR"));
    }

    @Test
    void reading_again_gives_the_same() {
        assertThat(items(resource("export-5.json"))).hasSameSizeAs(items(resource("export-5.json")));
    }

    @Test
    void the_order_of_the_tables_does_not_matter() {
        String last =
                "{'data':{'posts_tags':[{'post_id':1,'tag_id':2,'sort_order':0}],'tags':[{'id':'2','name':'Two','slug':'two'}],"
                        + "'posts_meta':[{'post_id':'1','meta_title':'M'}],'posts':[{'id':1,'title':'One','slug':'one','html':'x',"
                        + "'status':'published','published_at':'2024-01-01T00:00:00.000Z'}]},'meta':{'version':'4.0.0'}}";
        ArchiveArticle article =
                Reading.articles(items(last.replace('\'', '"'))).get(0);

        assertThat(Reading.key(article)).isEqualTo("post:1");
        assertThat(Reading.terms(article)).containsExactly(ArchiveTerm.tag("two", "Two"));
        assertThat(Reading.fields(article).path("seo").path("title").asText()).isEqualTo("M");
    }

    // Who sees what

    @ParameterizedTest
    @CsvSource({
        "published, PUBLISHED",
        "draft, DRAFT",
        "scheduled, SCHEDULED",
        "sent, HIDDEN",
        "Published, PUBLISHED",
        "something-new, HIDDEN"
    })
    void a_status_has_its_meaning(String status, Standing standing) {
        ArchiveArticle article = article("'status':'" + status + "'");
        assertThat(Reading.standing(article)).isEqualTo(standing);
        assertThat(Reading.status(article)).isEqualTo(status.toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "7", "[]", "{}", "true"})
    void a_status_that_is_none_is_public_to_nobody(String status) {
        assertThat(Reading.standing(article("'status':" + status))).isIn(Standing.DRAFT, Standing.HIDDEN);
    }

    @Test
    void a_scheduled_post_has_its_time_or_is_a_draft() {
        ArchiveArticle scheduled = article("'status':'scheduled','published_at':'2999-01-01T00:00:00.000Z'");
        assertThat(Reading.published(scheduled)).isEqualTo(Instant.parse("2999-01-01T00:00:00Z"));
        ArchiveArticle timeless = article("'status':'scheduled','published_at':null");
        assertThat(Reading.standing(timeless)).isEqualTo(Standing.DRAFT);
        assertThat(Reading.losses(timeless)).anyMatch(loss -> loss.contains("a time that the export does not say"));
        assertThat(Reading.standing(article("'status':'scheduled','published_at':'soon'")))
                .isEqualTo(Standing.DRAFT);
    }

    @Test
    void a_scheduled_newsletter_is_not_put_on_the_site() {
        assertThat(Reading.standing(
                        article("'status':'scheduled'", "'posts_meta':[{'post_id':'p1','email_only':true}]")))
                .isEqualTo(Standing.HIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "'public', free",
        "members, registered",
        "paid, subscribers",
        "tiers, subscribers",
        "filter, subscribers",
        "status:-free, subscribers",
        "product:gold, subscribers",
        "PUBLIC, subscribers"
    })
    void a_visibility_has_its_audience(String visibility, String audience) {
        assertThat(Reading.audience(article("'visibility':'" + visibility + "'")))
                .isEqualTo(audience);
    }

    @ParameterizedTest
    @CsvSource({"null, free", "'''''', free", "7, subscribers", "[], subscribers", "true, subscribers"})
    void a_visibility_of_another_type_opens_nothing(String visibility, String audience) {
        assertThat(Reading.audience(article("'visibility':" + visibility))).isEqualTo(audience);
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "paid", "tiers", "product:gold"})
    void a_gated_post_keeps_its_paywall(String visibility) {
        assertThat(html(article("'visibility':'" + visibility + "','html':'<p>a</p><!--members-only--><p>b</p>'")))
                .isEqualTo("<p>a</p><!--members-only--><p>b</p>");
    }

    @Test
    void a_public_post_has_no_paywall() {
        assertThat(html(article("'html':'<p>a</p><!--members-only--><p>b</p>'")))
                .isEqualTo("<p>a</p><p>b</p>");
        assertThat(html(article("'visibility':null,'html':'<p>a</p><!--members-only--><p>b</p>'")))
                .isEqualTo("<p>a</p><p>b</p>");
    }

    @Test
    void the_mapping_says_for_whom_blocks_within_a_text_are() {
        String block = "<!--kg-gated-block:begin nonMember:false memberSegment:\\\"status:-free\\\" --><p>paid</p>"
                + "<!--kg-gated-block:end-->";
        String paid = export("'visibility':'paid','html':'<p>a</p><!--members-only-->" + block + "'")
                .replace("\\\"\"", "\\\"");
        assertThat(html(Reading.articles(items(paid)).get(0))).contains("paid");
        assertThat(html(Reading.articles(items(paid, "access: {paid: registered}"))
                        .get(0)))
                .doesNotContain("<p>paid");
        ArchiveArticle free =
                Reading.articles(items(paid, "access: {paid: free}")).get(0);
        assertThat(html(free)).isEqualTo("<p>a</p>");
        assertThat(Reading.losses(free))
                .anyMatch(loss -> loss.contains("paying members alone") && loss.contains("paid"));
    }

    @Test
    void tiers_are_kept_for_the_newsroom() {
        ArchiveArticle article = article(
                "'visibility':'tiers'",
                "'posts_products':[{'post_id':'p1','product_id':'g','sort_order':0}]",
                "'products':[{'id':'g','name':'Gold','slug':'gold'}]");
        assertThat(Reading.fields(article).path("extra").toString()).isEqualTo("{\"_tiers\":[\"Gold\"]}");
        assertThat(Reading.fields(article("'visibility':'label:vip'"))
                        .path("extra")
                        .toString())
                .isEqualTo("{\"_visibility\":\"label:vip\"}");
    }

    // Bodies

    @Test
    void a_body_is_rendered_where_ghost_did_not() {
        ArchiveArticle article =
                Reading.articles(items(resource("export-5.json"))).get(1);
        assertThat(html(article)).isEqualTo("<p><strong>Bold</strong></p>");
        assertThat(Reading.losses(article)).anyMatch(loss -> loss.contains("newsletter only"));
    }

    @Test
    void the_source_of_a_body_may_be_an_object() {
        assertThat(html(article("'html':null,'mobiledoc':{'sections':[[1,'p',[[0,[],0,'m']]]]}")))
                .isEqualTo("<p>m</p>");
    }

    @Test
    void a_source_that_cannot_be_read_is_said_and_the_next_one_taken() {
        ArchiveArticle article = article("'html':null,'lexical':'{broken','plaintext':'plain'");
        assertThat(Reading.fields(article).path("body").toString()).isEqualTo("{\"text\":\"plain\"}");
        assertThat(Reading.losses(article)).anyMatch(loss -> loss.contains("lexical cannot be read"));
    }

    @Test
    void plain_text_does_not_open_what_its_source_gates() {
        ArchiveArticle article = article(
                "'html':null,'lexical':{'root':{'children':[{'type':'html','html':'<p>secret</p>',"
                        + "'visibility':{'web':{'nonMember':false,'memberSegment':'status:-free'}}}]}},'plaintext':'secret'");
        assertThat(Reading.fields(article).path("body").toString()).doesNotContain("secret");
    }

    @Test
    void an_old_post_may_have_markdown_alone() {
        assertThat(Reading.fields(article("'html':null,'markdown':'*x*'"))
                        .path("body")
                        .toString())
                .isEqualTo("{\"markdown\":\"*x*\"}");
    }

    @Test
    void a_post_without_any_text_has_an_empty_body() {
        assertThat(Reading.fields(article("'html':null")).path("body").toString())
                .isEqualTo("{\"html\":\"\"}");
    }

    // What may be wrong

    @Test
    void a_post_without_a_title_is_untitled() {
        for (String title : List.of("null", "''", "' '", "[]")) {
            ArchiveArticle article = article("'title':" + title);
            assertThat(Reading.fields(article).path("headline").asText()).isEqualTo("(Untitled)");
            assertThat(Reading.losses(article)).anyMatch(loss -> loss.contains("no title"));
        }
        assertThat(Reading.losses(article("'title':'(Untitled)'"))).isEmpty();
    }

    @Test
    void two_posts_of_one_slug_are_two_articles() {
        String two =
                "{'data':{'posts':[{'id':'1','slug':'s','title':'A'},{'id':'2','slug':'s','title':'B'}]},'meta':{}}";
        assertThat(Reading.articles(items(two.replace('\'', '"'))))
                .extracting(Reading::key)
                .containsExactly("post:1", "post:2");
    }

    @Test
    void nulls_everywhere_are_a_draft() {
        String nulls =
                "{'db':[{'meta':null,'data':{'posts':[{'id':'1','title':null,'slug':null,'html':null,'status':null,"
                        + "'visibility':null,'published_at':null,'created_at':null,'tags':null,'featured':null,'type':null}],"
                        + "'tags':null,'users':[null,{'id':null},{'id':'u','name':null,'slug':null}],'posts_tags':[null,{},"
                        + "{'post_id':'1','tag_id':null}],'posts_meta':[{'post_id':'1'}],'posts_authors':[{'post_id':'1',"
                        + "'author_id':'u'}],'settings':[{'key':null,'value':null}]}}]}";
        ArchiveArticle article =
                Reading.articles(items(nulls.replace('\'', '"'))).get(0);
        assertThat(Reading.standing(article)).isEqualTo(Standing.DRAFT);
        assertThat(Reading.addresses(article)).isEmpty();
        assertThat(Reading.people(article)).isEmpty();
    }

    @Test
    void wrong_types_are_no_crash() {
        assertThat(Reading.fields(
                                article(
                                        "'feature_image':['x'],'custom_excerpt':7,'meta_title':{},'featured':'yes','locale':5,"
                                                + "'og_image':'javascript:x','updated_at':{'a':1},'canonical_url':true,'tags':'x'"))
                        .path("standfirst")
                        .asText())
                .isEqualTo("7");
        String rows = "{'data':{'posts':[null,7,'x',[],{'title':'neither'}],'tags':{'a':1},'users':'no'},'meta':7}";
        List<ArchiveItem> items = items(rows.replace('\'', '"'));
        assertThat(Reading.articles(items)).isEmpty();
        assertThat(leftOut(items).stream().filter(item -> item.where().startsWith("post ")))
                .hasSize(5);
    }

    @Test
    void what_is_longer_than_its_field_is_cut_and_said() {
        String words = "word ".repeat(500).strip();
        ArchiveArticle article = article(
                "'title':'" + words + "','custom_excerpt':'" + words + "'",
                "'posts_meta':[{'post_id':'p1','meta_title':'" + words + "','og_description':'" + words + "'}]");
        ObjectNode fields = Reading.fields(article);
        assertThat(fields.path("headline").asText())
                .hasSizeLessThanOrEqualTo(Content.HEADLINE_LENGTH)
                .endsWith("word…");
        assertThat(fields.path("standfirst").asText()).hasSizeLessThanOrEqualTo(Content.STANDFIRST_LENGTH);
        assertThat(fields.path("seo").path("title").asText()).hasSizeLessThanOrEqualTo(300);
        assertThat(fields.path("social").path("description").asText()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(Reading.losses(article)).hasSize(4).allMatch(loss -> loss.startsWith("Cut "));
        assertThat(PostWords.cut("😀".repeat(400), 201))
                .hasSizeLessThanOrEqualTo(201)
                .doesNotContain("\uD83D…");
    }

    @Test
    void the_limits_are_those_of_the_fields() {
        assertThat(PostWords.HEADLINE_LENGTH).isEqualTo(Content.HEADLINE_LENGTH);
        assertThat(PostWords.STANDFIRST_LENGTH).isEqualTo(Content.STANDFIRST_LENGTH);
        assertThat(PostWords.IMAGE_TEXT_LENGTH).isEqualTo(ImageDraft.TEXT_LENGTH);
        assertThat(Names.NAME_LENGTH).isEqualTo(AuthorDraft.NAME_LENGTH).isEqualTo(TagDraft.NAME_LENGTH);
        assertThat(Names.BIO_LENGTH).isEqualTo(AuthorDraft.BIO_LENGTH);
        assertThat(Names.DESCRIPTION_LENGTH).isEqualTo(TagDraft.DESCRIPTION_LENGTH);
    }

    @ParameterizedTest
    @CsvSource({
        "'2024-05-02T10:00:00.000Z'",
        "'2024-05-02 10:00:00'",
        "'2024-05-02T12:00:00.000+02:00'",
        "'2024-05-02 10:00'",
        "1714644000000",
        "'1714644000000'",
        "1714644000"
    })
    void a_time_is_read_in_each_of_its_forms(String time) {
        String value = time.matches("\\d+") ? time : "'" + time + "'";
        assertThat(Reading.published(article("'published_at':" + value)))
                .isEqualTo(Instant.parse("2024-05-02T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'0000-00-00 00:00:00'", "'yesterday'", "1e300", "[]", "true", "'2024-13-45T10:00:00Z'"})
    void a_time_that_is_none_is_said(String time) {
        ArchiveArticle article = article("'published_at':" + time + ",'created_at':'2024-01-01T00:00:00.000Z'");
        assertThat(Reading.published(article)).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(Reading.losses(article)).anyMatch(loss -> loss.contains("published_at"));
    }

    @Test
    void a_file_that_is_cut_off_is_refused_with_its_place() {
        String whole = resource("export-5.json");
        for (int length = 30; length < whole.length() - 2; length += 97) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> items(cut))
                    .hasCauseInstanceOf(ArchiveException.class)
                    .hasMessageContaining("cut off")
                    .hasMessageMatching("(?s).*line \\d+ \\(byte \\d+\\).*Export it again.*");
        }
    }

    @Test
    void a_file_that_is_no_export_is_refused() {
        assertThatThrownBy(() -> items("{\"db\":[{\"data\":{\"posts\":[{\"id\":1,,}]}}]}"))
                .hasCauseInstanceOf(ArchiveException.class)
                .hasMessageContaining("line 1 (byte ");
        assertThatThrownBy(() -> items("{\"db\":[{\"meta\":{},\"data\":{\"members\":[]}}]}"))
                .hasMessageContaining("no table of posts");
        assertThatThrownBy(() -> items("{}")).hasMessageContaining("no table of posts");
        assertThatThrownBy(() -> items("[[[")).hasCauseInstanceOf(ArchiveException.class);
        assertThatThrownBy(() -> Reading.items(
                        reader,
                        "x.json",
                        "{\"data\":{\"posts\":[{\"title\":\"caf\u00e9\"}]}}".getBytes(StandardCharsets.ISO_8859_1),
                        ArchiveMap.byDefault()))
                .hasCauseInstanceOf(ArchiveException.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> items("{\"data\":{\"posts\":[" + "[".repeat(5_000)))
                .hasCauseInstanceOf(ArchiveException.class);
    }

    // Zips

    @Test
    void an_export_is_found_in_a_zip_among_other_documents() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("content/data/example.ghost.2024.json", resource("export-5.json"));
        files.put("content/themes/casper/package.json", "{\"name\":\"casper\"}");
        files.put("content/images/2024/05/lead.jpg", "x");
        files.put(
                "content/data/redirects.json",
                "[{\"from\":\"^\\\\/old\\\\/?$\",\"to\":\"/ferry-returns/\"},{\"from\":\"/tag/(.*)\",\"to\":\"/t/$1\"}]");
        files.put(
                "content/settings/routes.yaml",
                "routes:\n  /about/: about\ncollections:\n  /drafts/:\n    permalink: /d/{slug}/\n    filter: tag:sport\n"
                        + "  /:\n    permalink: /{year}/{month}/{slug}/\n    template: index\ntaxonomies:\n  tag: /tag/{slug}/\n");
        List<ArchiveItem> items = Reading.items(reader, files);

        assertThat(Reading.articles(items)).hasSize(2);
        assertThat(Reading.addresses(Reading.articles(items).get(0)))
                .containsExactly("/2024/05/ferry-returns/", "/ferry-returns/");
        assertThat(Reading.addresses(Reading.articles(items).get(1))).containsExactly("/only-lexical/");
        assertThat(all(items, ArchiveItem.Moved.class))
                .contains(new ArchiveItem.Moved("redirect from ^\\/old\\/?$", "/old/", "/ferry-returns/"));
        assertThat(leftOut(items)).anyMatch(item -> item.detail().contains("by a pattern"));
        assertThat(leftOut(items)).anyMatch(item -> item.detail().contains("/about/"));
    }

    @Test
    void a_zip_must_have_one_export() {
        assertThatThrownBy(() -> Reading.items(reader, Map.of("a.json", "{}")))
                .hasMessageContaining("no export of Ghost");
        String export = resource("export-5.json");
        assertThatThrownBy(() -> Reading.items(reader, Map.of("a.json", export, "b.json", export)))
                .hasMessageContaining("2 exports of Ghost");
    }

    @Test
    void permalinks_follow_the_filters_of_collections() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "export.json",
                export(
                        "'featured':true",
                        "'tags':[{'id':'a','slug':'news','name':'News'}]".replace('\'', '"'),
                        "'posts_tags':[{'post_id':'p1','tag_id':'a'}]".replace('\'', '"')));
        for (Map.Entry<String, String> filter : Map.of(
                        "tag:news", "/c/news/t/",
                        "primary_tag:[sport,news]+featured:true", "/c/news/t/",
                        "tag:-news", "/t/",
                        "tag:sport,author:x", "/t/",
                        "published_at:>'2020-01-01'", "/c/news/t/")
                .entrySet()) {
            files.put(
                    "routes.yaml",
                    "collections:\n  /c/:\n    permalink: /c/{primary_tag}/{slug}/\n    filter: \"" + filter.getKey()
                            + "\"\n");
            assertThat(Reading.addresses(
                            Reading.articles(Reading.items(reader, files)).get(0)))
                    .as(filter.getKey())
                    .startsWith(filter.getValue());
        }
        files.put("routes.yaml", "a: [");
        assertThat(leftOut(Reading.items(reader, files)))
                .anyMatch(item -> item.detail().contains("cannot be read"));
    }

    @Test
    void an_old_setting_says_the_permalinks() {
        ArchiveArticle article = article(
                "'published_at':'2017-12-31T23:30:00.000Z'",
                "'settings':[{'key':'permalinks','value':'/:year/:month/:day/:slug/'},"
                        + "{'key':'active_timezone','value':'Europe/Berlin'}]");
        assertThat(Reading.addresses(article)).containsExactly("/2018/01/01/t/", "/t/");
    }

    @Test
    void migrations_write_tags_and_authors_into_the_post() {
        ArchiveArticle article = article("'tags':[{'name':'A','slug':'a'},{'name':'#b','slug':'hash-b'}],"
                + "'authors':[{'name':'Jo','slug':'jo','email':'jo@example.org'}],'url':'https://x.org/t/'");
        assertThat(Reading.terms(article)).containsExactly(ArchiveTerm.tag("a", "A"));
        assertThat(Reading.people(article)).containsExactly(ArchivePerson.author("jo", "Jo"));
        assertThat(Reading.fields(article).path("extra").toString()).isEqualTo("{\"_internalTags\":[\"#b\"]}");
    }

    @Test
    void an_old_post_names_its_author_itself() {
        ArchiveArticle article = article(
                "'author_id':'1','image':'/content/images/a.jpg'", "'users':[{'id':1,'name':'Jo','slug':'jo'}]");
        assertThat(Reading.people(article)).containsExactly(ArchivePerson.author("jo", "Jo"));
        assertThat(Reading.fields(article).path("leadImage").path("url").asText())
                .isEqualTo("/content/images/a.jpg");
    }

    @Test
    void an_unknown_column_is_not_lost_without_a_word() {
        ArchiveArticle article = article(
                "'desk_code':'A7','flag':false,'count':0,'list':[],'email_recipient_filter':'status:-free'",
                "'posts_meta':[{'post_id':'p1','frontmatter':'x','new_field':{'a':1}}]");
        Map<String, JsonNode> others = Reading.others(article);
        assertThat(others.keySet())
                .containsExactlyInAnyOrder("desk_code", "email_recipient_filter", "frontmatter", "new_field");
    }

    @Test
    void a_canonical_address_is_a_whole_one_of_elsewhere() {
        assertThat(Reading.fields(article("'canonical_url':'__GHOST_URL__/t/'")).has("canonicalUrl"))
                .isFalse();
        ArchiveArticle relative = article("'canonical_url':'/other/'");
        assertThat(Reading.fields(relative).has("canonicalUrl")).isFalse();
        assertThat(Reading.losses(relative)).anyMatch(loss -> loss.contains("/other/"));
    }

    @Test
    void a_picture_that_no_page_could_show_is_said() {
        assertThat(Reading.losses(article("'feature_image':'data:image/png;base64,AAAA'")))
                .anyMatch(loss -> loss.contains("Left out a picture"));
    }

    @Test
    void links_to_forms_for_members_are_said() {
        assertThat(Reading.losses(
                        article("'html':'<p><a href=\\'#/portal/signup\\'>Join</a></p>'".replace("\\'", "\\u0027"))))
                .singleElement()
                .asString()
                .contains("#/portal/signup", "(1)");
    }

    @Test
    void that_the_address_of_the_site_is_not_known_is_said_once() {
        assertThat(leftOut(items(export(""))))
                .filteredOn(item -> item.where().equals("site"))
                .hasSize(1);
        assertThat(leftOut(items(export(""), "site: https://example.org"))).isEmpty();
    }
}
