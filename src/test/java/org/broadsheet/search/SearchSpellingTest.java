package org.broadsheet.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.summary;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.article.search.WordsOfNames;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers type, against what is written. */
@QuarkusTest
class SearchSpellingTest {

    @Inject
    Newsroom newsroom;

    @Inject
    SearchDocuments documents;

    @Inject
    WordsOfNames names;

    @Inject
    Database database;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private void takes(Record... records) {
        newsroom.takes(records);
        documents.catchUp();
        names.catchUp();
    }

    private static Record story(String slug, String language, String headline, String body) {
        return article(slug)
                .with("language", language)
                .with("headline", headline)
                .with("body", Map.of("text", body));
    }

    private static ValidatableResponse found(String q) {
        return given().queryParam("q", q).get("/v1/articles").then().statusCode(200);
    }

    /** Each line: what is searched for, and the slugs of what is found. */
    private static void assertFound(String lines) {
        SoftAssertions all = new SoftAssertions();
        lines.lines().forEach(line -> {
            String[] parts = line.split("\\|", 2);
            ValidatableResponse answer = found(parts[0].strip());
            all.assertThat(answer.extract().<List<String>>path("items.slug"))
                    .as(parts[0])
                    .containsExactlyInAnyOrder(
                            parts[1].isBlank()
                                    ? new String[0]
                                    : parts[1].strip().split(" "));
            all.assertThat(answer.extract().<String>path("meta.corrected"))
                    .as(parts[0])
                    .isNull();
        });
        all.assertAll();
    }

    @Test
    void no_word_is_too_common_in_headlines_and_phrases() {
        takes(
                story("band", "en", "The Who", "A concert was given in the evening."),
                story("hamlet", "en", "To be or not to be", "A prince thinks."),
                story(
                        "ferry",
                        "en",
                        "Ferry returns",
                        "It is said that the ferry is what it was, who knows; to be, or not."),
                story("play", "en", "A play", "He asked: \"To be or not to be?\" Nobody knew who he was."),
                story("german", "de", "Wer ist das", "Man weiß es nicht."));

        assertFound("""
                The Who                | band
                who                    | band
                the                    | band
                THE WHO                | band
                "the who"              | band
                "to be or not to be"   | hamlet play
                "TO BE or not to be"   | hamlet play
                to be or not to be     | hamlet
                "the ferry is what"    | ferry
                "what the ferry is"    |
                the ferry returns      | ferry
                ferry -the             | ferry
                ferry -"the ferry"     |
                play -"not to be"      |
                wer ist das            | german
                the OR ferry           | band ferry
                """);
        given().queryParam("q", "The W").get("/v1/search/suggest").then().body("items.name", contains("The Who"));
        given().queryParam("q", "to be or no")
                .get("/v1/search/suggest")
                .then()
                .body("items.name", contains("To be or not to be"));
    }

    @Test
    void acronyms_are_words() {
        takes(
                story("health", "en", "Vaccine approved", "The WHO approved a vaccine."),
                story("people", "en", "Vaccine refused", "Those who refused the vaccine said it was new."),
                story("jobs", "en", "More IT jobs", "Offices are hiring."),
                story("phones", "en", "AT&T buys a rival", "At last, said T. Brown."),
                story("code", "en", "C++ turns forty", "A language."),
                story("vitamin", "en", "Vitamin C", "Good for you."),
                story("nations", "en", "U.N. meets", "In New York."),
                story("hebrew", "he", "נשיא ארה״ב נחת", "הוא נחת בערב."));

        assertFound("""
                WHO vaccine   | health
                who vaccine   | health people
                WHO           | health
                IT            | jobs
                it jobs       | jobs
                AT&T          | phones
                C++           | code
                c             | code vitamin
                UN            | nations
                U.N.          | nations
                ארה"ב         | hebrew
                """);
    }

    @Test
    void names_are_found_in_phrases_by_their_other_spellings() {
        takes(
                story("final", "en", "Novak Đoković wins", "The 0 0 0 of Björn Müller-Lüdenscheidt was not enough."),
                story("german", "de", "Das Spiel", "Für Müller war es Novak Đoković, der gewann."),
                story("maltese", "mt", "Novak Đoković", "Il-logħba."),
                story("other", "en", "Djokovic, Novak", "Wins 0 Mueller Ludenscheidt."));

        assertFound("""
                "novak djokovic"                  | final german maltese
                "Novak Đoković"                   | final german maltese
                "novak dokovic"                   | final german maltese
                "novak djokovic wins"             | final
                "novak dokovic wins"              | final
                "bjoern mueller luedenscheidt"    | final
                "bjorn mueller ludenscheidt"      | final
                "of bjoern muller"                | final
                "fuer mueller"                    | german
                "0 of bjoern"                     | final
                "djokovic novak"                  | other
                "mueller war"                     | german
                final -"novak djokovic"           |
                "0 mueller"                       | other
                """);
    }

    @Test
    void letters_are_found_as_people_type_them() {
        takes(
                story("names", "en", "Wałęsa, Søren, Đoković, Þór, Ærø", "Łukasz Œuvre in Đà Nẵng."),
                story("german", "de", "Straße nach Köln", "Herr Müller."),
                story("turkish", "tr", "Isparta ve İzmir", "Kışın sıcak."),
                story("greek", "el", "Οδός Αθηνάς", "Ο Οδυσσέας γύρισε."),
                story("ukrainian", "uk", "Ґава на ґанку", "Вона сидить."),
                story("russian", "ru", "Ёлка", "Самолёт летит."),
                story("persian", "fa", "کتاب فیلم\u200cهای ایرانی", "سال ۱۴۰۵"),
                story("arabic", "ar", "المدرسة أحمد مستشفى", "عام ٢٠٢٦"),
                story("hindi", "hi", "ज़मीन २०२५", "नया."));

        assertFound("""
                walesa        | names
                Wałęsa        | names
                soren         | names
                soeren        | names
                dokovic       | names
                djokovic      | names
                thor          | names
                aero          | names
                lukasz        | names
                oeuvre        | names
                da nang       | names
                strasse       | german
                koln          | german
                koeln         | german
                MÜLLER        | german
                mueller       | german
                ısparta       | turkish
                isparta       | turkish
                ISPARTA       | turkish
                izmir         | turkish
                IZMIR         | turkish
                sicak         | turkish
                ΟΔΟΣ          | greek
                οδος          | greek
                гава          | ukrainian
                елка          | russian
                самолет       | russian
                كتاب          | persian
                کتاب          | persian
                فيلمهاي       | persian
                فیلم های      | persian
                فیلم\u200cهای      | persian
                1405          | persian
                المدرسه       | arabic
                احمد          | arabic
                إحمد          | arabic
                مستشفي        | arabic
                2026          | arabic
                जमीन          | hindi
                2025          | hindi
                """);
    }

    @Test
    void invisible_characters_are_nothing_and_spaces_of_every_kind_are_spaces() {
        takes(
                story("court", "de", "Bundes\u00adverfassungs\u00adgericht", "Ein \ufeffUr\u200bteil."),
                story("ferry", "en", "Ferry\u00a0leaves the\u202fharbour", "x"));

        assertFound("""
                Bundesverfassungsgericht              | court
                Bundes\u00adverfassungsgericht        | court
                urteil                                | court
                ferry\u00a0harbour                    | ferry
                ferry\u202fharbour                    | ferry
                ferry\u3000harbour                    | ferry
                """);
    }

    @Test
    void scripts_without_spaces_are_searched_and_counted_by_words() {
        takes(
                story("khmer", "km", "ភ្នំពេញ", "ខ្ញុំស្រឡាញ់ប្រទេសកម្ពុជា"),
                story("lao", "lo", "ວຽງຈັນ", "ຂ້ອຍຮັກປະເທດລາວ"),
                story("burmese", "my", "ရန်ကုန်", "ကျွန်တော်မြန်မာနိုင်ငံကိုချစ်တယ်"),
                story("thai", "th", "กรุงเทพ", "ผมรักประเทศไทย"));

        assertFound("""
                ប្រទេស     | khmer
                ប្រ\u200bទេស | khmer
                ປະເທດ      | lao
                ချစ်        | burmese
                ประเทศ     | thai
                """);
        for (String slug : List.of("khmer", "lao", "burmese")) {
            assertThat(given().get("/v1/articles/" + slug).then().extract().<Integer>path("wordCount"))
                    .as(slug)
                    .isGreaterThan(3);
        }
    }

    @Test
    void names_of_all_kinds_are_found_by_the_same_words() {
        takes(
                section("lodz").with("name", "Łódź"),
                tag("att").with("name", "AT&T"),
                tag("cpp").with("name", "C++"),
                author("walesa").with("name", "Lech Wałęsa"),
                author("djokovic").with("name", "Novak Đoković"),
                summary("week").with("headline", "This week, Ærø"));

        everything("walesa").body("authors.slug", contains("walesa"));
        everything("djokovic").body("authors.slug", contains("djokovic"));
        everything("Đoković").body("authors.slug", contains("djokovic"));
        everything("AT&T").body("tags.slug", contains("att"));
        everything("C++").body("tags.slug", contains("cpp"));
        everything("aero").body("summaries.slug", contains("week"));
        given().queryParam("q", "lod").get("/v1/search/suggest").then().body("items.slug", contains("lodz"));

        newsroom.takes(author("walesa").with("name", "Danuta Ørsted"));
        names.catchUp();

        everything("walesa").body("authors", empty());
        everything("orsted").body("authors.slug", contains("walesa"));
    }

    private static ValidatableResponse everything(String q) {
        return given().queryParam("q", q).get("/v1/search").then().statusCode(200);
    }

    @Test
    void highlights_show_the_original_letters() {
        takes(
                story("names", "pl", "Lech Wałęsa & syn", "Przyjechał Wałęsa do Gdańska."),
                story("court", "de", "Bundes\u00adgericht", "Die Straßen sind gesperrt."),
                story("chinese", "zh", "渡轮回来了", "港口很热闹。"),
                story("long", "en", "Long", "word ".repeat(100) + "Ærø is far. " + "other ".repeat(100)));

        highlighted("walesa")
                .body("items[0].highlight.headline", equalTo("Lech <mark>Wałęsa</mark> &amp; syn"))
                .body("items[0].highlight.body", containsString("Przyjechał <mark>Wałęsa</mark> do"));
        highlighted("bundesgericht").body("items[0].highlight.headline", equalTo("<mark>Bundes\u00adgericht</mark>"));
        highlighted("strasse").body("items[0].highlight.body", containsString("<mark>Straßen</mark>"));
        highlighted("轮回来").body("items[0].highlight.headline", equalTo("渡<mark>轮回来</mark>了"));
        String body = highlighted("aero").extract().path("items[0].highlight.body");
        assertThat(body).contains("word <mark>Ærø</mark> is far. other").hasSizeLessThan(200);
    }

    private static ValidatableResponse highlighted(String q) {
        return given().queryParam("q", q)
                .get("/v1/articles?highlight=true")
                .then()
                .statusCode(200);
    }

    @Test
    void a_document_of_an_earlier_form_is_found_and_made_anew() {
        takes(story("old", "en", "The ferry of Ærø", "x"));
        String form = "select count(*) from article_search where document @@ '''f:2'''::tsquery";
        database.update(Sql.of("update article_search set headline = ts_delete(headline, '{aero,f:2}'),"
                + " document = ts_delete(document, '{aero,c:the,f:2}')"));

        found("the ferry").body("items.slug", contains("old"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(database.first(Sql.of(form), row -> row.getInt(1)))
                        .hasValue(1));
        found("aero").body("items.slug", contains("old"));
    }
}
