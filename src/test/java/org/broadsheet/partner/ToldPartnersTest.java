package org.broadsheet.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.act;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.etag;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Receiver;
import org.broadsheet.support.Receiver.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who still has the old text is told by webhook, and nobody else is. */
@QuarkusTest
class ToldPartnersTest {

    private static final String WEBHOOKS = "/v1/editorial/webhooks";

    @Inject
    Newsroom newsroom;

    @Inject
    UseWriter writer;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private ValidatableResponse tell(String partner) {
        return sending(Map.of("name", "Agency", "url", receiver.url(), "partner", partner))
                .post(WEBHOOKS)
                .then();
    }

    private static void change(String article, boolean material) {
        editor().header("If-Match", etag(article))
                .contentType("application/merge-patch+json")
                .body(Map.of("headline", "Changed " + UUID.randomUUID()))
                .patch("/v1/editorial/articles/" + article + "?material=" + material)
                .then()
                .statusCode(200);
    }

    private void told(String... types) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        receiver.received().stream().map(Received::type).toList())
                .isEqualTo(List.of(types)));
    }

    @Test
    void a_partner_is_told_of_what_it_has_and_of_nothing_else() {
        String ferry = published(story("Ferry"));
        String other = published(story("Another story"));
        Agency agency = Agency.of(Map.of());
        tell(agency.id()).statusCode(201).body("webhook.partner", equalTo(agency.id()));
        agency.get("articles/ferry").statusCode(200);
        agency.get("articles").statusCode(200);
        writer.write();

        change(other, true);
        change(ferry, false);
        change(ferry, true);
        told("article.updated");
        assertThat(receiver.received().get(0).json().at("/data/id").textValue()).isEqualTo(ferry);

        agency.get("articles/" + ferry).statusCode(200);
        writer.write();
        change(ferry, false);
        act(ferry, "withdraw", Map.of("reason", "Wrong")).statusCode(200);
        told("article.updated", "article.removed");
    }

    @Test
    void a_change_is_told_though_it_comes_before_it_is_written_who_has_the_old_text() {
        String ferry = published(story("Ferry"));
        Agency agency = Agency.of(Map.of());
        tell(agency.id()).statusCode(201);
        for (int i = 0; i < 3; i++) {
            agency.get("articles/" + ferry).statusCode(200);
            change(ferry, true);
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(receiver.received().stream()
                        .map(call -> call.json().at("/data/version").intValue()))
                .contains(5));
    }

    @Test
    void only_partners_can_be_told() {
        tell(UUID.randomUUID().toString()).statusCode(422).body("errors.pointer", contains("/partner"));
        tell("somebody").statusCode(422).body("errors.pointer", contains("/partner"));
    }
}
