package org.broadsheet.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.broadsheet.support.Impatient;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Clients that keep a node waiting: they cost others nothing, and leave nothing behind. */
@QuarkusTest
@TestProfile(Impatient.class)
class ConnectionsTest {

    private static final int MIB = 1024 * 1024;
    private static final String HOST = "Host: localhost\r\n";
    private static final String KEY = "Authorization: Bearer " + Newsroom.KEY + "\r\n";

    /** The longest answer that needs no content. */
    private static final String LONG = "GET /q/openapi HTTP/1.1\r\n" + HOST + "\r\n";

    @TestHTTPResource
    URI api;

    private final List<Wire> wires = new ArrayList<>();

    @AfterEach
    void all_leave() {
        wires.forEach(Wire::close);
        await().atMost(Duration.ofSeconds(60)).until(() -> metric("broadsheet_connections_waiting_bytes") == 0);
    }

    private Wire connects() {
        Wire wire = Wire.to(api);
        wires.add(wire);
        return wire;
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static double cut(String reason) {
        return metric("broadsheet_connections_cut_total{reason=\"" + reason + "\"}");
    }

    private void isAnsweredAtOnce(String path) {
        Instant start = Instant.now();
        try (Wire wire = Wire.to(api)) {
            assertThat(wire.say("GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n")
                            .hear()
                            .status())
                    .isEqualTo(200);
        }
        assertThat(Duration.between(start, Instant.now())).as(path).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void clients_that_ask_on_without_reading_cost_one_answer_each() {
        for (int i = 0; i < 20; i++) {
            connects().say(LONG.repeat(200));
        }

        for (int i = 0; i < 10; i++) {
            isAnsweredAtOnce("/q/health/live");
            isAnsweredAtOnce("/v1/sections");
            assertThat(metric("broadsheet_connections_waiting_bytes")).isLessThanOrEqualTo(8 * MIB);
        }
    }

    @Test
    void pipelined_requests_are_answered_whole_and_in_their_order_however_slowly_they_are_read() throws Exception {
        byte[] whole = connects().say(LONG).hear().bytes();
        Wire slow = connects();
        int times = 40;
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < times; i++) {
            all.append(LONG).append("GET /v1/nothing-").append(i).append(" HTTP/1.1\r\n" + HOST + "\r\n");
        }
        slow.say(all.toString());

        for (int i = 0; i < times; i++) {
            assertThat(slow.hear().bytes()).isEqualTo(whole);
            assertThat(slow.hear().status()).isEqualTo(404);
            Thread.sleep(i % 10 == 0 ? 500 : 0);
        }
    }

    @Test
    void a_reader_that_takes_nothing_for_seconds_is_cut_off() {
        double before = cut("slow-reader");
        Wire wire = connects();
        wire.say(LONG.repeat(200));

        // Looking at the metrics meanwhile would be more connections, which may displace this one.
        await("the end of the connection")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !wire.trySay("a"));
        assertThat(cut("slow-reader")).isGreaterThan(before);
    }

    @Test
    void an_import_is_read_to_its_end_before_its_sender_reads_a_word() throws Exception {
        Wire wire = connects();
        wire.say("POST /v1/editorial/imports HTTP/1.1\r\n" + HOST + KEY
                + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        String lines = "{}\n".repeat(10_000);
        for (int i = 0; i < 10; i++) {
            wire.say(Integer.toHexString(lines.length()) + "\r\n" + lines + "\r\n");
            Thread.sleep(300);
        }
        wire.say("0\r\n\r\n");

        String line = wire.hearLine();
        while (!line.contains("\"type\":\"done\"")) {
            line = wire.hearLine();
        }
        assertThat(line).contains("\"rejected\":100000");
    }

    @Test
    void a_head_that_trickles_in_is_not_waited_for() {
        Wire wire = connects();
        wire.say("GET /v1/sections HTTP/1.1\r\n" + HOST + "X-Slow: ");

        await("the end of the connection")
                .pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(30))
                .until(() -> !wire.trySay("a"));
    }

    @Test
    void clients_that_never_ask_give_way_to_those_that_do() {
        double before = cut("address");
        for (int i = 0; i < 3 * Impatient.PER_ADDRESS; i++) {
            connects().say("GET /v1/sections HTTP/1.1\r\nHost: loc");
        }

        for (int i = 0; i < 20; i++) {
            isAnsweredAtOnce("/v1/sections");
        }
        assertThat(metric("broadsheet_connections_open")).isLessThanOrEqualTo(Impatient.PER_ADDRESS + 1);
        assertThat(cut("address") - before).isGreaterThanOrEqualTo(2 * Impatient.PER_ADDRESS);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_newcomer_displaces_one_that_asks_nothing_whatever_its_address() {
        double before = cut("room");
        for (int i = 0; i < 2 * Impatient.MOST; i++) {
            wires.add(Wire.from("127.0.0." + (2 + i % 4), api).say("GET /v1/sections HTTP/1.1\r\nHost: loc"));
        }

        for (int i = 0; i < 20; i++) {
            isAnsweredAtOnce("/v1/sections");
        }
        assertThat(cut("room") - before).isGreaterThanOrEqualTo(Impatient.MOST);
    }

    @Test
    void a_body_over_the_limit_is_read_a_little_so_that_its_sender_reads_the_answer() {
        Wire wire = connects();
        // More than the buffers of both sides hold: it cannot be sent unless it is read.
        wire.say("POST /v1/editorial/articles HTTP/1.1\r\n" + HOST + KEY
                + "Content-Type: application/json\r\nContent-Length: " + 12 * MIB + "\r\n\r\n" + "a".repeat(12 * MIB));

        Wire.Answer answer = wire.hear();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(wire.ends()).isTrue();
    }

    @Test
    void a_refused_body_without_end_is_not_read_without_end() {
        Wire wire = connects();
        wire.say("POST /v1/editorial/articles HTTP/1.1\r\n" + HOST + KEY
                + "Content-Type: application/json\r\nContent-Length: " + 100 * MIB + "\r\n\r\n");
        assertThat(wire.hear().status()).isEqualTo(413);

        await("the end of the connection")
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(30))
                .until(() -> !wire.trySay("a"));
    }

    @Test
    void a_body_that_is_nearly_all_chunk_extensions_is_refused() {
        Wire wire = connects();
        wire.say("POST /v1/editorial/articles HTTP/1.1\r\n" + HOST + KEY
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        String chunk = "1;" + "e".repeat(60_000) + "\r\n \r\n";
        boolean all = IntStream.range(0, 8).allMatch(i -> wire.trySay(chunk));

        assertThat(all).isTrue();
        assertThat(wire.hear().status()).isEqualTo(400);
        assertThat(wire.ends()).isTrue();
    }

    @Test
    void a_body_in_chunks_of_one_byte_is_taken() {
        Wire wire = connects();
        StringBuilder chunks = new StringBuilder();
        String body = "{\"headline\":\"" + "a".repeat(20_000) + "\"}";
        for (int i = 0; i < body.length(); i++) {
            chunks.append("1\r\n").append(body.charAt(i)).append("\r\n");
        }
        wire.say("POST /v1/editorial/articles HTTP/1.1\r\n" + HOST + KEY
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");

        assertThat(wire.hear().status()).isEqualTo(422);
    }
}
