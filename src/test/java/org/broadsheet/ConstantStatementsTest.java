package org.broadsheet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A list takes as many statements with 100 items as with one. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConstantStatementsTest {

    private static final int ITEMS = 105;
    private static final Pattern STATEMENTS = Pattern.compile("desc=\"(\\d+) statements?\"");

    @Inject
    Newsroom newsroom;

    private boolean isFull;

    /** A list's path up to the value of {@code limit}, and where the answer has its items. */
    private record Listing(String path, String items, int most) {}

    private static Listing listing(String path) {
        return new Listing(path, "items", 100);
    }

    private static final List<Listing> LISTINGS = List.of(
            listing("/v1/articles?"),
            listing("/v1/articles?total=exact&"),
            listing("/v1/articles?sort=publishedAt&"),
            listing("/v1/articles?sort=-updatedAt&"),
            listing("/v1/articles?sort=headline&"),
            listing("/v1/articles?sort=headline&language=en&"),
            listing("/v1/articles?section=local&"),
            listing("/v1/articles?tag=tag-1&"),
            listing("/v1/articles?tag=tag-1,tag-2&"),
            listing("/v1/articles?allTags=tag-1,tag-2&"),
            listing("/v1/articles?author=author-1&"),
            listing("/v1/articles?language=en&"),
            listing("/v1/articles?kind=opinion&"),
            listing("/v1/articles?-kind=news&featured=true&priority=1,2&noindex=false&"),
            listing("/v1/articles?-tag=tag-90&exclude=story-3,story-4&"),
            listing("/v1/articles?retracted=include&fields=slug,tags&"),
            listing("/v1/summaries?"),
            listing("/v1/summaries?section=local&body=html&total=capped&"),
            listing("/v1/sections?"),
            listing("/v1/authors?"),
            listing("/v1/tags?"),
            listing("/v1/corrections?"),
            listing("/v1/corrections?section=local&kind=update&"),
            listing("/v1/redirects?"),
            new Listing("/v1/articles/story-50/related?", "items", 50),
            new Listing("/v1/fronts/local?", "articles", 90),
            new Listing("/v1/fronts?top=3&language=en&", "sections.find { it.section.slug == 'local' }.articles", 20));

    @BeforeEach
    void a_newsroom_once() {
        if (!isFull) {
            newsroom.empty();
            newsroom.takes(records());
            isFull = true;
        }
    }

    @Test
    void a_list_of_one_costs_as_many_statements_as_a_list_of_a_hundred() {
        List<String> table = new ArrayList<>();
        for (Listing listing : LISTINGS) {
            Response one = get(listing.path() + "limit=1");
            Response hundred = get(listing.path() + "limit=" + listing.most());

            assertThat(one.<List<?>>path(listing.items())).as(listing.path()).hasSize(1);
            assertThat(hundred.<List<?>>path(listing.items()))
                    .as(listing.path())
                    .hasSize(listing.most());
            assertThat(statements(hundred)).as(listing.path()).isEqualTo(statements(one));
            table.add("%2d  %s".formatted(statements(one), listing.path()));
        }
        System.out.println("Statements of each list\n" + String.join("\n", table));
    }

    /** Where a list is, and what the slugs of its items begin with. */
    private static final Map<String, String> NAMED = Map.of(
            "/v1/articles", "story-",
            "/v1/summaries", "summary-",
            "/v1/sections", "section-",
            "/v1/authors", "author-",
            "/v1/tags", "tag-");

    @Test
    void a_hundred_names_cost_as_many_statements_as_one() {
        NAMED.forEach((path, beginning) -> {
            Response one = get(path + "?slug=" + beginning + 1);
            Response hundred = get(path + "?slug="
                    + IntStream.rangeClosed(1, 100).mapToObj(i -> beginning + i).collect(Collectors.joining(",")));

            assertThat(hundred.<List<?>>path("items")).as(path).hasSize(100);
            assertThat(statements(hundred)).as(path).isEqualTo(statements(one));
        });
    }

    private static Response get(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static int statements(Response response) {
        Matcher statements = STATEMENTS.matcher(response.header("Server-Timing"));
        assertThat(statements.find()).as(response.header("Server-Timing")).isTrue();
        return Integer.parseInt(statements.group(1));
    }

    private static Record[] records() {
        List<Record> records = new ArrayList<>(List.of(Record.section("local")));
        for (int i = 0; i < ITEMS; i++) {
            records.add(Record.section("section-" + i));
            records.add(Record.tag("tag-" + i));
            records.add(Record.author("author-" + i));
        }
        for (String slug : List.of("old-%d", "story-%d")) {
            for (int i = 0; i < ITEMS; i++) {
                records.add(article(slug.formatted(i), i));
            }
        }
        for (int i = 0; i < ITEMS; i++) {
            records.add(Record.summary("summary-" + i)
                    .with("articles", List.of("story-" + i, "story-" + (i + 1) % ITEMS))
                    .with("body", body(i)));
        }
        return records.toArray(Record[]::new);
    }

    private static Record article(String slug, int i) {
        return Record.article(slug)
                .with("externalId", "external-" + i)
                .with("kind", slug.startsWith("story") ? "opinion" : null)
                .with("kicker", "Ferries")
                .with("seo", Map.of("title", "Ferry " + i))
                .with("priority", 1)
                .with("featured", slug.startsWith("story"))
                .at("2026-05-09T10:%02d:%02dZ".formatted(i / 60, i % 60))
                .tags("tag-1", "tag-2", "tag-" + (3 + i % 100))
                .authors("author-1", "author-" + (2 + i % 100))
                .with("leadImage", Map.of("url", "https://pictures.example/" + i + ".jpg", "alt", "A ferry"))
                .with(
                        "notices",
                        List.of(Map.of("kind", "update", "text", "More.", "publishedAt", "2026-05-10T10:00:00Z")))
                .with("access", i % 3 == 0 ? "metered" : "free")
                .with(
                        "body",
                        slug.startsWith("old") ? Map.of("markdown", "As it was.") : i % 3 == 0 ? walled(i) : body(i));
    }

    private static Map<String, Object> body(int i) {
        return Map.of(
                "blocks",
                List.of(
                        Map.of(
                                "type",
                                "paragraph",
                                "html",
                                "See <a href=\"article:story-" + (i + 7) % ITEMS + "\">it</a>."),
                        Map.of("type", "teaser", "article", "story-" + (i + 9) % ITEMS)));
    }

    private static Map<String, Object> walled(int i) {
        List<Object> blocks = new ArrayList<>((List<?>) body(i).get("blocks"));
        blocks.add(1, Map.of("type", "paywall"));
        return Map.of("blocks", blocks);
    }
}
