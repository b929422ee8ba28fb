package org.broadsheet.list;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alphabetical lists: of articles by headline, of sections, tags and authors by name. */
@QuarkusTest
class AlphabetTest {

    private static final List<String> UKRAINIAN =
            List.of("Абетка", "Гора", "Ґава", "Дім", "Енергія", "Єва", "Жук", "Іван", "Ірина", "Їжак", "Яблуко");

    private static final List<String> NAMES =
            List.of("“Anna” Berg", "Åke", "Émile Zola", "Eva", "Łucja", "Zoë", "Єва", "Яна");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Longer than a node takes to look at the alphabet twice. */
    private static final Duration LOOKS = Duration.ofSeconds(3);

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    private void headlines(String language, List<String> headlines) {
        List<String> shuffled = new ArrayList<>(headlines);
        Collections.shuffle(shuffled, new Random(3));
        newsroom.takes(shuffled.stream()
                .map(headline -> article(language.toLowerCase(Locale.ROOT) + "-" + headlines.indexOf(headline))
                        .with("headline", headline)
                        .with("language", language))
                .toArray(Record[]::new));
    }

    private static List<String> all(String path, String field) {
        List<String> all = new ArrayList<>();
        String next = path;
        while (next != null) {
            ExtractableResponse<Response> page = page(next);
            all.addAll(page.path("items." + field));
            next = page.path("page.next");
        }
        return all;
    }

    private static ExtractableResponse<Response> page(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract();
    }

    private void database(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Waits until lists have their order, and the node has looked at the alphabet again since: a cursor that it made before
     * would belong to another order than the next page, in the test that follows.
     */
    private static void isComplete() {
        await().atMost(PATIENCE).during(LOOKS).untilAsserted(() -> assertThat(
                        all("/v1/articles?sort=headline&language=uk&limit=3", "headline"))
                .isEqualTo(UKRAINIAN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uk | Абетка Гора Ґава Дім Енергія Єва Жук Іван Ірина Їжак Яблуко",
                "sv | Adam Zorn Åberg Ärlig Öberg",
                "es | nube nuez ñandú oso",
                "de | Apfel Äpfel Apfelbaum Öl Olive",
                "cs | cena hora chata itinerář",
                "da | Adam Zebra Æble Øl Åre",
                "lt | Sala Šilas Zita",
                "tr | cam çay dal gaz ısı izmir oya öğle",
                "zh | 北京 广州 上海 深圳",
                "ja | あお いぬ カキ がく"
            })
    void headlines_are_in_the_order_of_the_language_of_the_list(String language, String words) {
        List<String> expected = Arrays.asList(words.split(" "));
        headlines(language, expected);
        headlines("en", List.of("Another", "Zebra"));

        for (String filter : List.of("language=" + language, "section=local&language=" + language)) {
            assertThat(all("/v1/articles?sort=headline&limit=100&" + filter, "headline"))
                    .isEqualTo(expected);
            assertThat(all("/v1/articles?sort=headline&limit=2&" + filter, "headline"))
                    .isEqualTo(expected);
        }
        assertThat(editor().get("/v1/editorial/articles?sort=headline&language=" + language)
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("items.headline"))
                .isEqualTo(expected);
    }

    @Test
    void a_list_can_be_read_backwards() {
        headlines("uk", UKRAINIAN);
        List<String> backwards = new ArrayList<>();
        String last = "/v1/articles?sort=headline&language=uk&limit=4";
        for (String next = last; next != null; next = page(next).path("page.next")) {
            last = next;
        }

        for (String at = last; at != null; at = page(at).path("page.prev")) {
            backwards.addAll(0, page(at).path("items.headline"));
        }

        assertThat(backwards).isEqualTo(UKRAINIAN);
    }

    @Test
    void a_list_of_all_languages_is_in_the_order_of_scripts_and_letters() {
        headlines("uk", List.of("Абетка", "Яблуко"));
        headlines("sv", List.of("Åberg", "Zorn"));
        headlines("en", List.of("“Apple” falls", "Zebra"));

        for (String list : List.of("/v1/articles?sort=headline", "/v1/articles?sort=headline&section=local")) {
            assertThat(all(list + "&limit=2", "headline"))
                    .containsExactly("Åberg", "“Apple” falls", "Zebra", "Zorn", "Абетка", "Яблуко");
        }
    }

    @Test
    void languages_whose_orders_differ_are_listed_in_the_order_for_all() {
        headlines("sv", List.of("Åberg", "Zorn"));
        headlines("en", List.of("Ask", "Zebra"));
        headlines("en-GB", List.of("Bread"));

        assertThat(all("/v1/articles?sort=headline&language=sv,en&limit=2", "headline"))
                .containsExactly("Åberg", "Ask", "Bread", "Zebra", "Zorn");
        assertThat(all("/v1/articles?sort=headline&language=en&limit=2", "headline"))
                .containsExactly("Ask", "Bread", "Zebra");
        assertThat(all("/v1/articles?sort=headline&language=en&section=local&limit=2", "headline"))
                .containsExactly("Ask", "Bread", "Zebra");
    }

    @Test
    void equal_headlines_come_once_each() {
        newsroom.takes(Stream.iterate(0, i -> i < 7, i -> i + 1)
                .map(i -> article("same-" + i).with("headline", "The same"))
                .toArray(Record[]::new));

        assertThat(all("/v1/articles?sort=headline&limit=2", "slug")).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void a_changed_headline_or_language_changes_the_place() {
        headlines("uk", List.of("Їжак", "Іван"));
        newsroom.takes(article("uk-0").with("headline", "Абетка").with("language", "uk"));
        assertThat(all("/v1/articles?sort=headline&language=uk", "headline")).containsExactly("Абетка", "Іван");

        headlines("en", List.of("Ärlig", "Zorn"));
        assertThat(all("/v1/articles?sort=headline&language=en", "headline")).containsExactly("Ärlig", "Zorn");
        newsroom.takes(
                article("en-0").with("headline", "Ärlig").with("language", "sv"),
                article("en-1").with("headline", "Zorn").with("language", "sv"));
        assertThat(all("/v1/articles?sort=headline&language=sv", "headline")).containsExactly("Zorn", "Ärlig");
    }

    @Test
    void names_of_authors_tags_and_sections_are_in_alphabetical_order() {
        newsroom.empty();
        List<Record> records = new ArrayList<>();
        for (String name : List.of("Яна", "Zoë", "Łucja", "Eva", "Émile Zola", "Åke", "“Anna” Berg", "Єва")) {
            String slug = "n-" + NAMES.indexOf(name);
            records.add(author(slug).with("name", name));
            records.add(tag(slug).with("name", name));
            records.add(section(slug).with("name", name));
        }
        records.add(section("first").with("name", "Zzz").with("position", 1));
        newsroom.takes(records.toArray(Record[]::new));

        // Root order has Ł after L, Å with A: nobody's alphabet, but everybody's.
        List<String> expected = List.of("Åke", "“Anna” Berg", "Émile Zola", "Eva", "Łucja", "Zoë", "Єва", "Яна");
        for (String door : List.of("/v1/", "/v1/editorial/")) {
            assertThat(names(door + "authors")).isEqualTo(expected);
            assertThat(names(door + "tags")).isEqualTo(expected);
            List<String> sections = new ArrayList<>(List.of("Zzz"));
            sections.addAll(expected);
            assertThat(names(door + "sections")).isEqualTo(sections);
        }
    }

    private static List<String> names(String path) {
        List<String> all = new ArrayList<>();
        String next = path + "?limit=3";
        while (next != null) {
            ExtractableResponse<Response> page = editor().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            all.addAll(page.path("items.name"));
            next = page.path("page.next");
        }
        return all;
    }

    @Test
    void a_cursor_of_an_earlier_version_goes_on_in_its_order() {
        newsroom.takes(
                tag("a").with("name", "Alpha"),
                tag("b").with("name", "Østre"),
                tag("c").with("name", "Path"),
                tag("d").with("name", "Zeta"));
        String cursor = new Cursor(false, "path", new UUID(0, 0)).encode("tags");

        assertThat(all("/v1/tags?limit=1&cursor=" + cursor, "name")).containsExactly("Path", "Zeta", "Østre");
    }

    @Test
    void a_cursor_of_keys_that_an_upgrade_made_anew_is_refused_with_the_reason() {
        String cursor = new Cursor(false, new AlphabeticalKey(Alphabet.ROOT, 1, new byte[] {42}), new UUID(0, 0))
                .encode("tags");

        given().get("/v1/tags?cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("cursor"))
                .body("errors[0].detail", containsString("an upgrade has rebuilt"));
    }

    @Test
    void rows_of_an_earlier_version_are_listed_at_once_and_get_their_places() {
        headlines("uk", UKRAINIAN);
        newsroom.takes(tag("zeta").with("name", "Zeta"), tag("ake").with("name", "Åke"));
        database("update article set root_key = '', own_key = '', key_form = 0");
        database("update tag set name_key = '', key_form = 0");
        database("update alphabet set made = 0, making = 0");

        // A row that gets its key moves on in the list. Whoever pages just then may see it twice, but never misses it;
        // and
        // whose cursor is of the order from before is told to start anew.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        new TreeSet<>(all("/v1/articles?sort=headline&language=uk&limit=3", "headline")))
                .containsExactlyInAnyOrderElementsOf(UKRAINIAN));
        isComplete();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(all("/v1/tags", "name")).containsExactly("Åke", "Zeta"));
    }

    @Test
    void a_node_that_knows_no_keys_may_write_beside_one_that_does() {
        headlines("uk", UKRAINIAN.subList(0, 10));
        newsroom.takes(tag("a").with("name", "Alpha"), tag("b").with("name", "Beta"));
        database("update tag set name = 'Омега', sort_key = 'омега' where slug = 'a'");
        database("update section set name = 'Local news', sort_key = '9999 local news'");
        database("""
                update article set headline = 'Яблуко', headline_key = 'яблуко' where slug =
                    (select max(slug) from article)
                """);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(all("/v1/tags", "name")).containsExactly("Beta", "Омега"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(all("/v1/articles?sort=headline&language=uk", "headline"))
                        .hasSize(10)
                        .endsWith("Яблуко"));
    }

    @Test
    void after_an_upgrade_of_the_rules_all_keys_are_made_anew_and_lists_are_whole_meanwhile() {
        headlines("uk", UKRAINIAN);
        String begun = page("/v1/articles?sort=headline&language=uk&limit=3").path("page.next");
        database("update article set key_form = 1, root_key = 'x', own_key = decode(md5(slug), 'hex')");
        database("update alphabet set made = 1, making = 1");

        await().atMost(PATIENCE)
                .until(() -> given().urlEncodingEnabled(false).get(begun).statusCode() == 400);
        ExtractableResponse<Response> first = page("/v1/articles?sort=headline&language=uk&limit=3");
        assertThat(first.header("Cache-Control")).contains("max-age=0");

        isComplete();
        List<String> read = new ArrayList<>(first.<List<String>>path("items.headline"));
        read.addAll(all(first.path("page.next"), "headline"));
        assertThat(read).as("who began meanwhile goes on in that order").containsExactlyInAnyOrderElementsOf(UKRAINIAN);
    }

    @Test
    void a_later_version_beside_this_one_keeps_its_keys() {
        headlines("uk", UKRAINIAN);
        int later = Collation.FORM + 1;
        database("update alphabet set made = " + later + ", making = " + later);
        database("update article set key_form = " + later);
        try {
            await().pollDelay(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(all("/v1/articles?sort=headline&language=uk&limit=3", "headline"))
                            .isEqualTo(UKRAINIAN));
        } finally {
            database("update article set key_form = " + Collation.FORM);
            database("update alphabet set made = " + Collation.FORM + ", making = " + Collation.FORM);
        }
        isComplete();
    }
}
