package org.broadsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.RawReceiver;
import org.broadsheet.support.RawReceiver.Answering;
import org.broadsheet.support.Receiver;
import org.broadsheet.support.Receiver.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers that answer late, break off or answer anything: what they did is shown, and they are told again. */
@QuarkusTest
class DifficultReceiversTest {

    private static final String WEBHOOKS = "/v1/editorial/webhooks";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Longer than a call may take; a setting of its own would cost a start, which takes longer. */
    private static final Duration LATE = Duration.ofSeconds(17);

    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private static final String TOO_SLOW = "Its server took too long";
    private static final String BROKEN = "The answer of its server broke off, or is not HTTP/1.1";

    @Inject
    Newsroom newsroom;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    /** What a receiver answers at first, and what is noted of it: a status, or why there was none. */
    private record Difficulty(String webhook, RawReceiver receiver, Object noted) {}

    private Difficulty difficulty(Object noted, Answering first) {
        RawReceiver receiver = new RawReceiver(first);
        open.add(receiver);
        return new Difficulty(made(receiver.url()), receiver, noted);
    }

    private Difficulty answering(Object noted, String first) {
        return difficulty(noted, out -> out.write(first.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String made(String url) {
        return sending(Map.of("name", "Front end", "url", url))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .extract()
                .path("webhook.id");
    }

    /** The only delivery to a receiver. */
    private static JsonPath delivery(String webhook) {
        return editor().get(WEBHOOKS + "/" + webhook + "/deliveries")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .jsonPath()
                .setRootPath("items[0]");
    }

    private static JsonPath delivered(String webhook) {
        await().atMost(PATIENCE)
                .until(() -> delivery(webhook).getString("state").equals("delivered"));
        return delivery(webhook);
    }

    @Test
    void whatever_a_receiver_answers_it_is_told_again_and_holds_up_nobody() {
        List<Difficulty> difficulties = List.of(
                answering(BROKEN, ""),
                answering(BROKEN, "SSH-2.0-OpenSSH_9.9\r\n"),
                answering(BROKEN, "\0\u0001\u00ff\u00fe\r\n\r\n"),
                answering(BROKEN, "HTTP/1.1 two hundred\r\n\r\n"),
                answering(BROKEN, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"),
                answering(BROKEN, "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"),
                answering(BROKEN, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
                answering(BROKEN, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"),
                answering(BROKEN, "HTTP/1.1 103 Early Hints\r\n\r\n"),
                answering(101, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"),
                answering(599, "HTTP/1.1 599 Odd\r\nRetry-After: soon\r\nContent-Length: 0\r\n\r\n"),
                answering(300, "HTTP/1.1 300 Many\r\nRetry-After: -5\r\nContent-Length: 0\r\n\r\n"),
                difficulty(TOO_SLOW, DifficultReceiversTest::drips),
                difficulty(TOO_SLOW, out -> {
                    Thread.sleep(LATE.toMillis());
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }),
                difficulty(500, out -> writesMuch(out, 500)));
        Receiver good = new Receiver();
        open.add(good);
        made(good.url());

        published(story("The ferry is back"));

        await().atMost(PATIENCE).until(() -> good.received().size() == 1);
        for (Difficulty difficulty : difficulties) {
            JsonPath delivery = delivered(difficulty.webhook());
            assertThat(delivery.getInt("tries")).as("%s", difficulty).isEqualTo(2);
            assertThat(delivery.<Object>get(
                            "attempts[0]." + (difficulty.noted() instanceof String ? "failure" : "status")))
                    .as("%s", difficulty)
                    .isEqualTo(difficulty.noted());
            assertThat(difficulty.receiver().heads())
                    .as("%s", difficulty)
                    .hasSize(2)
                    .allMatch(head -> head.contains("webhook-id: msg_" + delivery.getString("id")));
        }
        assertThat(good.received()).hasSize(1);
    }

    /** A byte now and then, each in time. */
    private static void drips(OutputStream out) throws IOException, InterruptedException {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 1000; i++) {
            out.write('x');
            out.flush();
            Thread.sleep(100);
        }
    }

    private static void writesMuch(OutputStream out, int status) throws IOException {
        out.write(("HTTP/1.1 " + status + " X\r\nContent-Length: " + TEN_MEGABYTES + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        byte[] part = "\0much ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        for (int written = 0; written < TEN_MEGABYTES; written += part.length) {
            out.write(part, 0, Math.min(part.length, TEN_MEGABYTES - written));
        }
    }

    @Test
    void of_a_long_answer_the_status_counts_and_the_beginning_is_shown() {
        Difficulty long200 = difficulty(200, out -> writesMuch(out, 200));
        published(story("The ferry is back"));
        JsonPath delivery = delivered(long200.webhook());
        assertThat(delivery.getInt("tries")).isEqualTo(1);
        assertThat(delivery.getString("attempts[0].answer")).hasSize(1000).startsWith("much much");
    }

    @Test
    void what_waits_behind_a_failed_message_waits_with_it_until_that_is_sent_again() {
        Receiver failing = new Receiver();
        open.add(failing);
        failing.answers(500);
        String webhook = made(failing.url());
        String id = published(story("The ferry is back"));
        patch(id, Map.of("headline", "The ferry is here")).statusCode(200);
        patch(id, Map.of("headline", "The ferry has gone")).statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath all = deliveries(webhook);
            assertThat(all.getList("items.tries")).containsExactlyInAnyOrder(0, 0, 2);
            assertThat(Set.copyOf(all.getList("items.dueAt"))).hasSize(1);
        });

        failing.answers(204);
        String first = failing.received().get(0).id().substring("msg_".length());
        editor().post(WEBHOOKS + "/" + webhook + "/deliveries/" + first + "/redeliver")
                .then()
                .statusCode(200);
        await().atMost(PATIENCE).until(() -> failing.received().size() == 5);
        assertThat(failing.received())
                .extracting(Received::type)
                .containsExactly(
                        "article.published",
                        "article.published",
                        "article.published",
                        "article.updated",
                        "article.updated");
    }

    private static JsonPath deliveries(String webhook) {
        return editor().get(WEBHOOKS + "/" + webhook + "/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
