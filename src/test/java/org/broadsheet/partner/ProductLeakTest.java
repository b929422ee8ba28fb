package org.broadsheet.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * For partners with random products in random newsrooms: whatever their keys can reach shows all that is in the product, and
 * nothing of what is not. Each article has words of its own in all of its texts, so that a leak is seen wherever it is.
 */
@QuarkusTest
class ProductLeakTest {

    private static final List<String> SECTIONS = List.of("sport", "football", "local", "world");
    private static final List<String> KINDS = List.of("news", "opinion", "feature");
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "pl", "nl", "pt", "sv", "da", "fi", "cs");
    private static final List<String> SOURCES = List.of("wire", "desk");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    /** An article of a random newsroom. */
    private record Story(String name, String section, String kind, String source, long age, boolean gone) {

        boolean isIn(Map<String, ?> product, long delay) {
            return among(product, "sections", section)
                    && among(product, "kinds", kind)
                    && among(product, "sources", source)
                    && age >= delay;
        }

        private static boolean among(Map<String, ?> product, String limit, String value) {
            List<?> values = (List<?>) product.get(limit);
            return values == null
                    || values.contains(value)
                    || limit.equals("sections") && value.equals("football") && values.contains("sport");
        }

        Record record(List<String> others) {
            Record record = article("slug" + name)
                    .with("headline", "headline" + name)
                    .with("standfirst", "standfirst" + name)
                    .with("section", section)
                    .with("kind", kind)
                    .with("source", source)
                    .with("externalId", name)
                    .with("translationGroup", "all")
                    .with("language", LANGUAGES.get(name.charAt(1) - 'a'))
                    .with("related", others)
                    .with("access", "subscribers")
                    .tags("tag" + name)
                    .at(Instant.now()
                            .minusSeconds(60 * age)
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString());
            StringBuilder html = new StringBuilder("<p>text" + name + "</p>");
            others.forEach(other -> html.append("<p><a class=\"teaser\" href=\"article:")
                    .append(other)
                    .append("\">x</a></p><p>See <a href=\"article:")
                    .append(other)
                    .append("\">this</a>.</p>"));
            return record.html(html + "<!--paywall--><p>whole" + name + "</p>");
        }
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<Story> stories(Random random) {
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            stories.add(new Story(
                    "x" + (char) ('a' + i) + "x",
                    one(random, SECTIONS),
                    one(random, KINDS),
                    one(random, SOURCES),
                    one(random, List.of(5L, 45L, 90L, 3_000L)),
                    random.nextInt(6) == 0));
        }
        return stories;
    }

    private static Map<String, Object> product(Random random, long delay) {
        Map<String, Object> product = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            product.put("sections", List.of(one(random, SECTIONS)));
        }
        if (random.nextBoolean()) {
            product.put("kinds", KINDS.subList(0, 1 + random.nextInt(KINDS.size())));
        }
        if (random.nextInt(3) == 0) {
            product.put("sources", List.of(one(random, SOURCES)));
        }
        product.put("delay", "PT" + delay + "M");
        product.put("access", random.nextBoolean() ? "whole" : "free");
        return product;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_key_shows_what_is_in_the_product_and_nothing_else(long seed) {
        Random random = new Random(seed);
        newsroom.empty();
        newsroom.takes(
                section("sport"), section("football").with("parent", "sport"), section("local"), section("world"));
        List<Story> stories = stories(random);
        List<Record> records = new ArrayList<>();
        stories.forEach(story -> records.add(tag("tag" + story.name())));
        List<String> slugs =
                stories.stream().map(story -> "slug" + story.name()).toList();
        stories.forEach(story -> records.add(story.record(slugs.stream()
                .filter(slug -> !slug.endsWith(story.name()) && random.nextInt(4) == 0)
                .toList())));
        newsroom.takes(records.toArray(Record[]::new));
        stories.stream().filter(Story::gone).forEach(story -> act(
                        "slug" + story.name(), "withdraw", Map.of("reason", "reason" + story.name()))
                .statusCode(200));
        long delay = one(random, List.of(0L, 30L, 60L));
        Map<String, Object> product = product(random, delay);
        Agency agency = Agency.of(product);
        Set<String> inside = stories.stream()
                .filter(story -> !story.gone() && story.isIn(product, delay))
                .map(Story::name)
                .collect(Collectors.toCollection(TreeSet::new));

        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : List.of(
                "articles?limit=100",
                "articles?limit=100&sort=headline&total=exact",
                "articles?limit=100&sort=-updatedAt&retracted=include",
                "articles?limit=100&section=local,world,sport",
                "articles?limit=100&language=en",
                "articles?limit=100&kind=opinion,feature",
                "export.ndjson")) {
            answers.put(path, agency.get(path).statusCode(200).extract().asString());
        }
        answers.put("changes", changes(agency));
        stories.forEach(story -> {
            for (String path : List.of(
                    "articles/slug" + story.name(),
                    "articles/slug" + story.name() + ".ninjs",
                    "articles/slug" + story.name() + ".jsonld",
                    "articles/slug" + story.name() + ".md",
                    "articles/slug" + story.name() + ".html",
                    "articles/slug" + story.name()
                            + "?body=blocks,html,markdown,text&include=translations,notices,authors")) {
                Response answer = agency.request().get("/v1/" + path);
                assertThat(answer.statusCode())
                        .as("%s of %s in %s", path, story, product)
                        .isIn(
                                inside.contains(story.name())
                                        ? List.of(200)
                                        : story.gone() && story.isIn(product, 0) ? List.of(404, 410) : List.of(404));
                // What is gone and was in the product says why.
                answers.put(path, answer.asString().replace("reason" + story.name(), ""));
            }
        });

        for (Story story : stories) {
            answers.forEach((path, text) -> {
                if (inside.contains(story.name())) {
                    if (path.equals("articles?limit=100") || path.equals("export.ndjson") || path.equals("changes")) {
                        assertThat(text).as("%s of %s", path, product).contains("slug" + story.name());
                    }
                } else {
                    assertThat(text)
                            .as("%s of %s with %s", path, product, story)
                            .doesNotContain(story.name());
                }
                if (product.get("access").equals("free")) {
                    assertThat(text).as(path).doesNotContain("whole" + story.name());
                }
            });
        }
        assertThat(agency.get("articles?limit=100&total=exact").extract().<Integer>path("total.value"))
                .isEqualTo(inside.size());
    }

    /** The whole feed, apart from what says of articles that they are gone, which the partner may have. */
    private static String changes(Agency agency) {
        StringBuilder all = new StringBuilder();
        String cursor = "";
        boolean more = true;
        while (more) {
            var page = agency.get("changes?limit=5" + cursor).statusCode(200).extract();
            try {
                for (JsonNode item : JSON.readTree(page.asString()).path("items")) {
                    if (item.path("operation").asText().equals("upsert")) {
                        all.append(item).append('\n');
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            cursor = "&cursor=" + page.path("cursor");
            more = page.path("hasMore");
        }
        return all.toString();
    }

    /** Every read of Delivery in the contract refuses a partner's key, apart from those that know products. */
    @Test
    void operations_that_know_no_products_refuse_a_partners_key() throws IOException {
        newsroom.empty();
        newsroom.takes(section("local"), article("ferry").with("section", "local"));
        Agency agency = Agency.of(Map.of());
        Set<String> open = new TreeSet<>();
        JsonNode contract = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
        for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
            JsonNode operation = path.getValue().path("get");
            if (operation.isMissingNode()
                    || !path.getKey().startsWith("/v1")
                    || path.getKey().startsWith("/v1/editorial")) {
                continue;
            }
            String address = path.getKey().replaceAll("\\{[^}]*}", "ferry");
            Response answer = agency.request().get(address);
            if (answer.statusCode() != 403
                    || !"/problems/outside-product".equals(answer.jsonPath().getString("type"))) {
                open.add(operation.path("operationId").asText());
            }
        }
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "listArticles",
                        "getArticle",
                        "getArticleAsHtml",
                        "getArticleAsJsonLd",
                        "getArticleAsMarkdown",
                        "getArticleAsNinjs",
                        "listChanges",
                        "exportRecords");
        editor().get("/v1/editorial/articles").then().statusCode(200);
    }
}
