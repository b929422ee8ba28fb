package org.broadsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is tried for ever, and what is given up is said. Tests move the past instead of waiting for days. */
@QuarkusTest
class GivingUpTest {

    private static final String WEBHOOKS = "/v1/editorial/webhooks/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    DeliveryTable deliveries;

    private final Receiver receiver = new Receiver();
    private String webhook;

    @BeforeEach
    void a_receiver_that_fails() {
        newsroom.empty();
        newsroom.takes(section("local"));
        receiver.answers(500);
        webhook = sending(Map.of("name", "Front end", "url", receiver.url()))
                .post("/v1/editorial/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("webhook.id");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private ValidatableResponse read() {
        return editor().get(WEBHOOKS + webhook).then().statusCode(200);
    }

    private void failed(int calls) {
        await().atMost(PATIENCE).untilAsserted(() -> read().body("status.failures", equalTo(calls)));
    }

    @Test
    void a_delivery_is_given_up_after_its_day_and_no_longer_holds_up_the_thing() throws SQLException {
        String id = published(story("The ferry is back"));
        failed(1);
        update("update webhook_delivery set until = now(), due_at = now()");
        await().atMost(PATIENCE).untilAsserted(() -> editor().get(WEBHOOKS + webhook + "/deliveries?state=failed")
                .then()
                .body("items", hasSize(1))
                .body("items[0].thing", equalTo(id))
                .body("items[0].dueAt", nullValue())
                .body("items[0].attempts.status", equalTo(List.of(500, 500))));
        read().body("status.waiting", equalTo(0)).body("enabled", equalTo(true));

        receiver.answers(200);
        patch(id, Map.of("headline", "The ferry is here")).statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        receiver.received().get(receiver.received().size() - 1).type())
                .isEqualTo("article.updated"));
    }

    @Test
    void a_receiver_that_fails_for_days_is_switched_off_with_a_word() throws SQLException {
        published(story("The ferry is back"));
        failed(1);
        update("update webhook set failing_since = now() - interval '6 days' where made_by <> 'settings'");
        update("update webhook_delivery set due_at = now()");
        await().atMost(PATIENCE).untilAsserted(() -> read().body("enabled", equalTo(false))
                .body("status.offReason", containsString("No call has succeeded for 120 hours"))
                .body("status.offReason", containsString("Answered with 500")));
        editor().get("/v1/editorial/audit?kind=webhook")
                .then()
                .body("items.action", hasItem("switch-off"))
                .body("items.by", hasItem("Broadsheet"));
    }

    @Test
    void a_receiver_that_keeps_failing_is_paused_and_then_probed_with_one_message() throws SQLException {
        for (int i = 0; i < 8; i++) {
            published(story("Story " + i));
        }
        await().atMost(PATIENCE).untilAsserted(() -> read().body("status.waiting", equalTo(8)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(read().extract().<Integer>path("status.failures"))
                .isGreaterThanOrEqualTo(Health.FAILURES_UNTIL_PAUSE));
        read().body("status.pausedUntil", notNullValue());
        update("update webhook set paused_until = now() + interval '1 hour' where made_by <> 'settings'");
        int before = receiver.received().size();
        update("update webhook_delivery set due_at = now() where state = 'due'");
        published(story("Another story"));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(receiver.received()).hasSize(before));

        receiver.answers(200);
        update("update webhook set paused_until = now() where made_by <> 'settings'");
        await().atMost(PATIENCE)
                .untilAsserted(() -> read().body("status.waiting", equalTo(0)).body("status.pausedUntil", nullValue()));
    }

    @Test
    void what_is_older_than_it_is_kept_is_forgotten() throws SQLException {
        receiver.answers(200);
        published(story("The ferry is back"));
        await().atMost(PATIENCE).untilAsserted(() -> editor().get(WEBHOOKS + webhook + "/deliveries?state=delivered")
                .then()
                .body("items", hasSize(1)));
        QuarkusTransaction.requiringNew().run(() -> deliveries.forget(Duration.ofDays(1)));
        editor().get(WEBHOOKS + webhook + "/deliveries").then().body("items", hasSize(1));
        update("update webhook_delivery set made_at = now() - interval '2 days'");
        update("update webhook_event set made_at = now() - interval '2 days'");
        QuarkusTransaction.requiringNew().run(() -> deliveries.forget(Duration.ofDays(1)));
        editor().get(WEBHOOKS + webhook + "/deliveries").then().body("items", hasSize(0));
    }
}
