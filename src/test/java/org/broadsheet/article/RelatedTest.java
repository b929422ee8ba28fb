package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelatedTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), section("sport"), tag("council"), tag("ferry"), tag("goose"));
    }

    private static ValidatableResponse related(String query) {
        return given().when().get("/v1/articles/subject/related" + query).then().statusCode(200);
    }

    @Test
    void the_editors_choice_comes_first_in_the_editors_order() {
        newsroom.takes(
                article("subject").tags("ferry").with("related", List.of("second", "first", "hidden")),
                article("first").with("section", "sport"),
                article("second").with("section", "sport"),
                article("hidden").with("status", "draft"),
                article("computed").tags("ferry"));

        related("")
                .body("items.slug", contains("second", "first", "computed"))
                .body("items.reason", contains("editor", "editor", "shared-tags"))
                .body("items[0].sharedTags", empty())
                .body("items[2].sharedTags.slug", contains("ferry"));
    }

    @Test
    void rare_tags_in_common_count_more_than_common_ones() {
        Record[] crowd = new Record[30];
        for (int i = 0; i < crowd.length; i++) {
            crowd[i] = article("crowd-" + i).tags("council").with("section", "sport");
        }
        newsroom.takes(crowd);
        newsroom.takes(
                article("subject").tags("council", "goose"),
                article("about-geese").tags("goose").with("section", "sport"));

        related("")
                .body("items[0].slug", equalTo("about-geese"))
                .body("items[0].sharedTags.slug", contains("goose"))
                .body("items", hasSize(6));
    }

    @Test
    void nearer_stories_come_before_older_ones_and_the_section_is_the_last_reason() {
        newsroom.takes(
                article("subject").tags("ferry").at("2026-05-09T10:00:00Z"),
                article("old").tags("ferry").at("2020-05-09T10:00:00Z"),
                article("new").tags("ferry").at("2026-05-01T10:00:00Z"),
                article("neighbour").at("2026-05-08T10:00:00Z"),
                article("stranger").with("section", "sport"));

        related("")
                .body("items.slug", contains("new", "neighbour", "old"))
                .body("items.reason", contains("shared-tags", "same-section", "shared-tags"));
    }

    @Test
    void stories_of_other_regions_are_of_the_same_language_but_not_those_of_another_script() {
        newsroom.takes(
                article("subject").tags("ferry").with("language", "en-US"),
                article("everywhere").tags("ferry").with("language", "en"),
                article("british").tags("ferry").with("language", "en-GB"),
                article("german").tags("ferry").with("language", "de"));

        related("").body("items.slug", containsInAnyOrder("everywhere", "british"));

        newsroom.takes(
                article("subject").tags("ferry").with("language", "zh-TW"),
                article("traditional").tags("ferry").with("language", "zh-Hant"),
                article("hong-kong").tags("ferry").with("language", "zh-Hant-HK"),
                article("chinese").tags("ferry").with("language", "zh"),
                article("simplified").tags("ferry").with("language", "zh-Hans"));

        related("").body("items.slug", containsInAnyOrder("traditional", "hong-kong"));

        newsroom.takes(
                article("subject").tags("ferry").with("language", "sr-Latn"),
                article("cyrillic").tags("ferry").with("language", "sr"),
                article("latin").tags("ferry").with("language", "sr-Latn-RS"));

        related("").body("items.slug", contains("latin"));
    }

    @Test
    void other_languages_the_article_itself_and_stories_in_its_body_are_left_out() {
        newsroom.takes(
                article("subject")
                        .tags("ferry")
                        .with("related", List.of("chosen"))
                        .with("body", Map.of("blocks", List.of(Map.of("type", "teaser", "article", "in-the-body")))),
                article("chosen").tags("ferry"),
                article("in-the-body").tags("ferry"),
                article("ukrainian").tags("ferry").with("language", "uk"),
                article("draft").tags("ferry").with("status", "draft"),
                article("one").tags("ferry"),
                article("two").tags("ferry"));

        related("").body("items.slug", containsInAnyOrder("chosen", "one", "two"));
        related("?exclude=one,chosen").body("items.slug", contains("two"));
        related("?limit=1").body("items.slug", contains("chosen"));
        related("").body("items.slug", not(hasItem("subject")));
        given().get("/v1/articles/subject/related?limit=51").then().statusCode(400);
    }

    private record Story(String slug, String section, Set<String> tags, Instant at, String language, boolean listed) {

        /** How much is common, without nearness; the section alone is 1. */
        double common(Story other, Map<String, Long> uses) {
            double weight = section.equals(other.section) ? 1 : 0;
            for (String tag : tags) {
                weight += other.tags.contains(tag) ? Math.log(1 + 1000.0 / uses.get(tag)) : 0;
            }
            return weight;
        }
    }

    /** Whatever is read to find them: all the candidates are compared here. */
    @Test
    void the_best_of_all_are_found_in_order() {
        Random random = new Random(11);
        Instant start = Instant.parse("2024-01-01T00:00:00Z");
        List<String> names = List.of("council", "ferry", "goose");
        List<Story> stories = new ArrayList<>();
        Record[] records = new Record[100];
        for (int i = 0; i < records.length; i++) {
            Set<String> tags = new LinkedHashSet<>();
            names.forEach(name -> {
                if (random.nextInt(10) < (name.equals("goose") ? 1 : 4)) {
                    tags.add(name);
                }
            });
            int fate = random.nextInt(10);
            Story story = new Story(
                    "story-" + i,
                    random.nextInt(3) == 0 ? "local" : "sport",
                    tags,
                    start.plusSeconds(random.nextInt(70_000_000)),
                    random.nextInt(4) == 0 ? "en-GB" : random.nextInt(6) == 0 ? "de" : "en",
                    fate > 1);
            stories.add(story);
            records[i] = article(story.slug)
                    .tags(tags.toArray(String[]::new))
                    .with("section", story.section)
                    .with("language", story.language)
                    .at(story.at.toString());
            if (fate == 0) {
                records[i].with("embargoUntil", "2099-01-01T00:00:00Z");
            } else if (fate == 1) {
                records[i].at("2099-01-01T00:00:00Z");
            }
        }
        newsroom.takes(records);
        List<Story> listed = stories.stream().filter(Story::listed).toList();
        Map<String, Long> uses = names.stream().collect(Collectors.toMap(tag -> tag, tag -> listed.stream()
                .filter(story -> story.tags.contains(tag))
                .count()));
        for (Story subject : listed.subList(0, 40)) {
            if (subject.language.equals("de")) {
                continue;
            }
            ToDoubleFunction<Story> score = story -> subject.common(story, uses)
                    * Math.exp(-Math.abs(Duration.between(subject.at, story.at).toSeconds()) / (86_400.0 * 260));
            List<String> best = listed.stream()
                    .filter(story ->
                            story != subject && !story.language.equals("de") && subject.common(story, uses) > 0)
                    .sorted(Comparator.comparingDouble(score).reversed())
                    .limit(8)
                    .map(Story::slug)
                    .toList();

            given().get("/v1/articles/" + subject.slug + "/related?limit=8&fields=slug,reason,sharedTags")
                    .then()
                    .body("items.slug", equalTo(best));
        }
    }
}
