package org.broadsheet.archive.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

class CsvReaderTest {

    private final CsvReader reader = new CsvReader();

    private List<ArchiveItem> items(String csv) {
        return Reading.items(reader, "a.csv", csv);
    }

    private ArchiveArticle article(String csv) {
        List<ArchiveArticle> articles = Reading.articles(items(csv));
        assertThat(articles).hasSize(1);
        return articles.get(0);
    }

    private static String fixture(String name) throws IOException {
        try (InputStream in = CsvReaderTest.class.getResourceAsStream("/archive/csv/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_row_becomes_an_article_with_all_that_its_columns_say() throws IOException {
        List<ArchiveArticle> articles = Reading.articles(items(fixture("articles.csv")));

        assertThat(articles).hasSize(2);
        ArchiveArticle ferry = articles.get(0);
        assertThat(Reading.key(ferry)).isEqualTo("17");
        assertThat(Reading.fields(ferry).get("headline").asText()).isEqualTo("Ferry returns, at last");
        assertThat(Reading.fields(ferry).get("standfirst").asText()).isEqualTo("It sails again.");
        assertThat(Reading.fields(ferry).at("/body/html").asText())
                .isEqualTo("<p>The ferry <b>sails</b>.</p>\n<p>Daily.</p>");
        assertThat(Reading.fields(ferry).at("/body/base").asText()).isEqualTo("https://www.example.org/2019/ferry/");
        assertThat(Reading.people(ferry)).extracting(ArchivePerson::name).containsExactly("Mira Holt", "Jo Ray");
        assertThat(Reading.terms(ferry)).extracting(ArchiveTerm::name).containsExactly("Local", "harbour", "ferry");
        assertThat(Reading.published(ferry)).isEqualTo(Instant.parse("2019-05-01T10:30:00Z"));
        assertThat(Reading.updated(ferry)).isEqualTo(Instant.parse("2019-05-02T00:00:00Z"));
        assertThat(Reading.addresses(ferry)).containsExactly("https://www.example.org/2019/ferry/");
        assertThat(Reading.fields(ferry).at("/leadImage/url").asText()).isEqualTo("https://www.example.org/f.jpg");
        assertThat(Reading.fields(ferry).at("/leadImage/alt").asText()).isEqualTo("A ferry");
        assertThat(Reading.standing(ferry)).isEqualTo(Standing.PUBLISHED);
        assertThat(Reading.fields(ferry).at("/seo/title").asText()).isEqualTo("Ferry");
        assertThat(Reading.fields(ferry).at("/extra/deskCode").asText()).isEqualTo("D7");
        assertThat(Reading.others(ferry)).containsOnlyKeys("Word Goal");
        ArchiveArticle no = articles.get(1);
        assertThat(Reading.fields(no).get("headline").asText()).isEqualTo("She said \"no\"");
        assertThat(Reading.fields(no).at("/body/text").asText()).isEqualTo("Plain first.\n\nSecond & last.");
        assertThat(Reading.terms(no)).extracting(ArchiveTerm::name).containsExactly("Arts", "Culture");
        assertThat(Reading.standing(no)).isEqualTo(Standing.DRAFT);
    }

    @ParameterizedTest
    @CsvSource({
        "publish,PUBLISHED",
        "Published,PUBLISHED",
        "live,PUBLISHED",
        "yes,PUBLISHED",
        "future,SCHEDULED",
        "draft,DRAFT",
        "pending,DRAFT",
        "no,DRAFT",
        "In Review,DRAFT",
        "private,HIDDEN",
        "trash,LEFT_OUT",
        "withdrawn,WITHDRAWN",
        "archived,DRAFT",
        "'',DRAFT"
    })
    void a_status_means(String word, Standing standing) {
        ArchiveArticle article = article("title,status,date\nA," + word + ",2019-05-01\n");

        assertThat(Reading.standing(article)).isEqualTo(standing);
    }

    @Test
    void an_unknown_status_is_said() {
        assertThat(Reading.losses(article("title,status,date\nA,archived,2019-05-01\n")))
                .singleElement()
                .asString()
                .contains("archived", "draft");
    }

    @Test
    void without_a_status_a_date_makes_it_published_and_nothing_else_does() {
        assertThat(Reading.standing(article("title,date\nA,2019-05-01\n"))).isEqualTo(Standing.PUBLISHED);
        ArchiveArticle undated = article("title,date\nA,\n");
        assertThat(Reading.standing(undated)).isEqualTo(Standing.DRAFT);
        assertThat(Reading.losses(undated)).singleElement().asString().contains("draft");
        ArchiveArticle unread = article("title,date\nA,5/6/2019\n");
        assertThat(Reading.standing(unread)).isEqualTo(Standing.DRAFT);
        assertThat(Reading.losses(unread)).anyMatch(loss -> loss.contains("5/6/2019"));
    }

    @Test
    void a_column_published_may_say_whether() {
        assertThat(Reading.standing(article("title,published,date\nA,no,2019-05-01\n")))
                .isEqualTo(Standing.DRAFT);
        ArchiveArticle yes = article("title,published,date\nA,true,2019-05-01\n");
        assertThat(Reading.standing(yes)).isEqualTo(Standing.PUBLISHED);
        assertThat(Reading.published(yes)).isEqualTo(Instant.parse("2019-05-01T00:00:00Z"));
    }

    @Test
    void what_was_hidden_by_visibility_or_a_password_is_not_public() {
        assertThat(Reading.standing(article("title,date,visibility\nA,2019-05-01,private\n")))
                .isEqualTo(Standing.HIDDEN);
        assertThat(Reading.standing(article("title,date,post_password\nA,2019-05-01,secret\n")))
                .isEqualTo(Standing.HIDDEN);
        assertThat(Reading.audience(article("title,date,access\nA,2019-05-01,premium\n")))
                .isEqualTo("subscribers");
    }

    @Test
    void an_embargo_that_cannot_be_read_hides() {
        assertThat(Reading.standing(article("title,date,embargo\nA,2019-05-01,next week\n")))
                .isEqualTo(Standing.HIDDEN);
        assertThat(Reading.fields(article("title,date,embargo\nA,2019-05-01,2030-01-01\n"))
                        .get("embargoUntil")
                        .asText())
                .isEqualTo("2030-01-01T00:00:00Z");
    }

    @Test
    void semicolons_and_tabs_separate_too_and_a_mark_is_no_part_of_the_header() {
        assertThat(Reading.terms(article("\uFEFFtitle;tags;date\r\nA, B;x|y;2019-05-01\r\n")))
                .hasSize(2);
        assertThat(Reading.terms(article("title\ttags\tdate\nA; B\tx;y\t2019-05-01\n")))
                .hasSize(2);
    }

    @Test
    void a_ragged_row_is_left_out_with_its_line_and_the_others_come() {
        List<ArchiveItem> items = items("title,date\n\"A\n1\",2019-05-01\nB,c,2019-05-01\nD\n\nE,2019-05-01\n");

        assertThat(Reading.articles(items)).hasSize(2);
        assertThat(items)
                .filteredOn(ArchiveItem.LeftOut.class::isInstance)
                .extracting(item -> ((ArchiveItem.LeftOut) item).where())
                .containsExactly("line 4", "line 5");
    }

    @Test
    void a_row_without_a_headline_is_left_out() {
        assertThat(items("title,date\n,2019-05-01\n")).singleElement().isInstanceOf(ArchiveItem.LeftOut.class);
    }

    @Test
    void paths_of_sections_become_sections_below_each_other() {
        List<ArchiveItem> items = items("title,date,category\nA,2019-05-01,News > City Hall\n");

        assertThat(items.get(0)).isEqualTo(ArchiveTerm.category("news", "News"));
        assertThat(Reading.terms(Reading.articles(items).get(0)))
                .containsExactly(new ArchiveTerm(ArchiveTerm.Role.CATEGORY, "city-hall", "City Hall", "news", null));
    }

    @Test
    void another_charset_is_refused_with_a_word_on_how_to_convert() {
        byte[] bytes = "title,date\nCafé,2019-05-01\n".getBytes(Charset.forName("windows-1252"));

        assertThatThrownBy(() -> Reading.items(reader, "a.csv", bytes, ArchiveMap.byDefault()))
                .hasMessageContaining("iconv -f WINDOWS-1252 -t UTF-8");
    }

    @Test
    void utf_16_with_a_mark_is_read() {
        byte[] bytes = "\uFEFFtitle\tdate\nCafé\t2019-05-01\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Reading.articles(Reading.items(reader, "a.csv", bytes, ArchiveMap.byDefault())))
                .hasSize(1);
    }

    @Test
    void a_quote_that_is_never_closed_is_refused() {
        assertThatThrownBy(() -> items("title,date\n\"A,2019-05-01\nB,2019-05-02\n"))
                .hasMessageContaining("cannot be read from line");
        assertThatThrownBy(() -> items("title,date\n\"A" + "x".repeat(9_000_000)))
                .hasMessageContaining("quotation mark");
    }

    @Test
    void a_table_without_a_header_or_without_anything_is_refused() {
        assertThatThrownBy(() -> items("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> items("1,Ferry,2019\n")).hasMessageContaining("headline");
    }

    @Test
    void formulas_come_as_they_are() {
        assertThat(Reading.fields(article("title,date\n=1+1,2019-05-01\n"))
                        .get("headline")
                        .asText())
                .isEqualTo("=1+1");
    }

    @Test
    void a_zip_of_tables_is_read() {
        assertThat(Reading.articles(Reading.items(
                        reader,
                        Map.of("x/1.csv", "title,date\nA,2019-05-01\n", "x/2.csv", "title;date\nB;2019-05-01\n"))))
                .hasSize(2);
    }

    @Test
    void a_table_is_recognised_by_its_name_or_its_header() {
        assertThat(Reading.recognises(reader, "a.CSV", "x")).isTrue();
        assertThat(Reading.recognises(reader, "", "title,date,desk\nA,2019-05-01,x\n"))
                .isTrue();
        assertThat(Reading.recognises(reader, "", "Title, said the date\n")).isFalse();
        assertThat(Reading.recognises(reader, "", "{\"title\":1,\"date\":2}")).isFalse();
        assertThat(Reading.recognises(reader, "a.md", "title,date\n")).isFalse();
    }
}
