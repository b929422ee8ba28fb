package org.broadsheet.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.OtherSettings;
import org.junit.jupiter.api.Test;

/** Purge calls to a CDN are repeated until they succeed. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class PurgeTest {

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void only_a_cdn_that_is_told_of_withdrawals_may_show_a_story_for_an_hour_while_the_api_is_away() {
        given().get("/v1/articles")
                .then()
                .header("Cache-Control", endsWith("stale-if-error=30"))
                .header("CDN-Cache-Control", endsWith("stale-if-error=3600"));
    }

    @Test
    void what_changed_is_purged_by_its_tags_though_the_first_call_fails() {
        newsroom.empty();
        newsroom.takes(section("local"));
        OtherSettings.FAILURES.set(1);
        newsroom.takes(article("ferry"));
        String id = given().get("/v1/articles/ferry").path("id");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(OtherSettings.CALLS).anySatisfy(call -> assertThat(call)
                        .startsWith("POST ")
                        .contains("article-" + id, "section-local")
                        .endsWith(" secret")));
    }

    @Test
    void what_a_node_of_an_earlier_version_left_is_purged_too() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into purge (cache_tags) values ('{left-by-an-old-node}')");
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(OtherSettings.CALLS)
                .anySatisfy(call -> assertThat(call).contains("left-by-an-old-node")));
        editor().get("/v1/editorial/webhooks")
                .then()
                .body("items.name", contains("CDN (broadsheet.purge.url)"))
                .body("items[0].protocol", equalTo("purge"));
        String id = editor().get("/v1/editorial/webhooks").path("items[0].id");
        editor().header("If-Match", "*")
                .delete("/v1/editorial/webhooks/" + id)
                .then()
                .statusCode(409);
        editor().get("/v1/editorial/webhooks/" + id + "/deliveries?state=delivered")
                .then()
                .body("items.type", hasItem("webhook.purge"));
    }
}
