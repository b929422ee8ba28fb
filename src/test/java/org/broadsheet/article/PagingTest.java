package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * While a reader pages through a list, a newsroom publishes, updates and removes. The reader must find each article
 * that matched the whole time exactly once. An article whose sort key changes meanwhile has moved: with
 * {@code -updatedAt} an update moves it, so there only untouched articles must be found.
 */
@QuarkusTest
class PagingTest {

    private static final int ARTICLES = 60;
    private static final List<String> SORTS = List.of("-publishedAt", "publishedAt", "-updatedAt", "headline");
    private static final List<String> FILTERS = List.of("", "&tag=harbour", "&section=local", "&tag=harbour,ferry");

    @Inject
    Newsroom newsroom;

    private final Map<String, Record> published = new HashMap<>();

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"), tag("harbour"), tag("ferry"));
    }

    @RepeatedTest(16)
    void a_reader_finds_each_article_that_matched_throughout_exactly_once(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String sort = SORTS.get(random.nextInt(SORTS.size()));
        String filter = FILTERS.get(random.nextInt(FILTERS.size()));
        for (int i = 0; i < ARTICLES; i++) {
            publish("story-" + i, random);
        }
        newsroom.takes(published.values().toArray(Record[]::new));
        Set<String> throughout = new TreeSet<>(published.keySet());
        Set<String> changed = new TreeSet<>();
        boolean backward = random.nextBoolean();
        int limit = 1 + random.nextInt(9);

        List<String> seen = new ArrayList<>();
        String link = "/v1/articles?sort=" + sort + "&limit=" + limit + filter;
        if (backward) {
            link = end(link);
        }
        while (link != null) {
            ExtractableResponse<Response> page = given().urlEncodingEnabled(false)
                    .get(link)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.slug"));
            link = page.path(backward ? "page.prev" : "page.next");
            changed.addAll(change(random, sort));
        }

        throughout.removeAll(changed);
        if (sort.equals("-updatedAt")) {
            // An article that an update moves ahead of the reader is found a second time, at its new position.
            seen.removeAll(changed);
        }
        assertThat(seen)
                .as(sort + filter + (backward ? " backward" : ""))
                .doesNotHaveDuplicates()
                .containsAll(throughout);
    }

    /** The address of the last page, from which a reader pages back. */
    private static String end(String first) {
        String link = first;
        while (true) {
            String next =
                    given().urlEncodingEnabled(false).get(link).then().extract().path("page.next");
            if (next == null) {
                return link;
            }
            link = next;
        }
    }

    private void publish(String slug, Random random) {
        // Few distinct times and headlines, because paging goes wrong at ties.
        Instant time = Instant.parse("2026-05-01T00:00:00Z").plusSeconds(3_600L * random.nextInt(12));
        published.put(
                slug,
                article(slug)
                        .at(time.toString())
                        .with("headline", "Headline " + random.nextInt(8))
                        .tags("harbour", "ferry"));
    }

    /** Publishes, updates and removes a few; returns the slugs that the reader need no longer find. */
    private Set<String> change(Random random, String sort) {
        Set<String> changed = new TreeSet<>();
        List<Record> records = new ArrayList<>();
        String fresh = "fresh-" + random.nextInt(1_000_000);
        publish(fresh, random);
        records.add(published.get(fresh));
        List<String> slugs = new ArrayList<>(new TreeSet<>(published.keySet()));
        String updated = slugs.get(random.nextInt(slugs.size()));
        records.add(published.get(updated).with("updatedAt", "2026-06-01T00:00:0" + random.nextInt(10) + "Z"));
        if (sort.equals("-updatedAt")) {
            changed.add(updated);
        }
        String removed = slugs.get(random.nextInt(slugs.size()));
        if (!removed.equals(updated) && !removed.equals(fresh)) {
            records.add(published.remove(removed).with("status", "draft"));
            changed.add(removed);
        }
        changed.add(fresh);
        newsroom.takes(records.toArray(Record[]::new));
        return changed;
    }
}
