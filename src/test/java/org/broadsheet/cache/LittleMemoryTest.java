package org.broadsheet.cache;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.OtherSettings;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Memory for few answers keeps what is asked for again, and of the rest enough to say that it has not changed. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class LittleMemoryTest {

    private static final int ARTICLES = 30;
    private static final String LAST = "/v1/articles/story-" + (ARTICLES - 1);

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_crawler_has_asked_for_an_archive_that_memory_has_no_room_for() {
        newsroom.empty();
        newsroom.takes(section("local"));
        for (int i = 0; i < ARTICLES; i++) {
            newsroom.takes(story(i, "Story " + i));
        }
        for (int i = 0; i < ARTICLES; i++) {
            get("/v1/articles/story-" + i, null);
        }
    }

    private static Record story(int number, String headline) {
        return article("story-" + number)
                .with("headline", headline)
                .html("<p>" + "Of what is told. ".repeat(300) + "</p>");
    }

    private static Response get(String path, String etag) {
        var request = given();
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        return request.get(path);
    }

    private static boolean isFromMemory(Response answer) {
        return !answer.header("Server-Timing").contains("db;");
    }

    @Test
    void what_is_asked_for_again_is_kept() {
        Response second = get(LAST, null);
        Response third = get(LAST, null);

        assertThat(isFromMemory(second)).isFalse();
        assertThat(isFromMemory(third)).isTrue();
        assertThat(third.body().asByteArray()).isEqualTo(second.body().asByteArray());
    }

    @Test
    void a_client_that_has_what_was_asked_for_once_is_told_so_from_memory() {
        String etag = given().head(LAST).header("ETag");
        newsroom.takes(story(0, "Another story was changed"));
        get("/v1/articles/story-0", null);

        Response unchanged = get(LAST, etag);

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.header("ETag")).isEqualTo(etag);
        assertThat(unchanged.header("Cache-Control")).isNotEmpty();
        assertThat(unchanged.header("Vary")).isNotEmpty();
        assertThat(isFromMemory(unchanged)).isTrue();
    }

    @Test
    void a_changed_article_is_never_said_to_be_unchanged() {
        String etag = get(LAST, null).header("ETag");
        newsroom.takes(story(ARTICLES - 1, "It was changed"));

        Response changed = get(LAST, etag);

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.jsonPath().getString("headline")).isEqualTo("It was changed");
        assertThat(get(LAST, changed.header("ETag")).statusCode()).isEqualTo(304);
    }
}
