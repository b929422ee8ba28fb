package org.broadsheet.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.common.net.Inet;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.outward.OutwardException.Reason;
import org.broadsheet.outward.ScriptedServer.Script;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files fetched from a real server that says whatever a test wants. */
class FetcherTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String VERSION = "1.2.3";
    private static final String ALLOWED = "127.0.0.1";
    private static final int MOST_BYTES = 1_000_000;
    private static final Duration SHORT = Duration.ofMillis(300);

    private final List<ScriptedServer> servers = new ArrayList<>();
    private final Map<String, List<List<InetAddress>>> names = new HashMap<>();

    @AfterEach
    void closeServers() {
        servers.forEach(ScriptedServer::close);
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    @Test
    void a_file_is_fetched_as_it_is_and_deleted_when_it_is_closed() throws OutwardException, IOException {
        ScriptedServer server = saying("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 5\r\n\r\nbytes");
        URI address = server.at(ALLOWED, "/a%20picture.png?size=2#top");

        FetchedFile file = fetcher().fetch(address, 5);

        assertThat(Files.readString(file.path())).isEqualTo("bytes");
        assertThat(file.contentType()).isEqualTo("image/png");
        assertThat(file.length()).isEqualTo(5);
        assertThat(file.address()).isEqualTo(address);
        file.close();
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void a_request_says_who_sends_it_and_nothing_else() throws OutwardException, IOException {
        ScriptedServer server = saying("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
        names("pictures.example", ALLOWED);

        fetcher().fetch(server.at("Pictures.example.", "/?a=b"), 1).close();

        assertThat(server.requests().get(0).head())
                .containsExactlyInAnyOrder(
                        "GET /?a=b HTTP/1.1",
                        "host: pictures.example:" + server.port(),
                        "user-agent: Broadsheet/1.2.3",
                        "accept-encoding: identity",
                        "connection: close");
    }

    @Test
    void an_ipv6_address_is_a_host_in_brackets() throws OutwardException, IOException {
        ScriptedServer server = saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        fetcher(Settings.allowing("::1")).fetch(server.at("[::1]", "/"), 1).close();

        assertThat(server.requests().get(0).head()).contains("host: [::1]:" + server.port());
    }

    @Test
    void a_body_of_unknown_length_is_fetched_to_its_end() throws OutwardException, IOException {
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
        String untilClosed = "HTTP/1.1 200 OK\r\n\r\nabcde";
        for (String answer : List.of(chunked, untilClosed)) {
            try (FetchedFile file = fetcher().fetch(saying(answer).at(ALLOWED, "/"), MOST_BYTES)) {
                assertThat(Files.readString(file.path())).isEqualTo("abcde");
                assertThat(file.contentType()).isNull();
            }
        }
    }

    @Test
    void a_large_file_arrives_whole() throws OutwardException, IOException {
        byte[] bytes = new byte[MOST_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 >> 3);
        }
        ScriptedServer server = server(out -> {
            out.write(head("200 OK", "Content-Length: " + bytes.length));
            out.write(bytes);
        });

        try (FetchedFile file = fetcher().fetch(server.at(ALLOWED, "/"), MOST_BYTES)) {
            assertThat(Files.readAllBytes(file.path())).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND",
        "410, NOT_FOUND",
        "500, STATUS",
        "403, STATUS",
        "204, STATUS",
        "206, STATUS",
        "304, STATUS"
    })
    void another_status_is_a_reason(String status, Reason reason) {
        ScriptedServer server = saying("HTTP/1.1 " + status + " So\r\nContent-Length: 0\r\n\r\n");

        assertThat(failure(fetcher(), server.at(ALLOWED, "/")).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_followed(int status) throws OutwardException, IOException {
        ScriptedServer target = saying("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes");
        ScriptedServer first = redirecting(status, target.at(ALLOWED, "/target").toString());

        try (FetchedFile file = fetcher().fetch(first.at(ALLOWED, "/"), MOST_BYTES)) {
            assertThat(file.address()).isEqualTo(target.at(ALLOWED, "/target"));
        }
    }

    @Test
    void a_redirect_within_a_server_is_followed() {
        ScriptedServer server = redirecting(302, "/other?a=b");

        failure(fetcher(), server.at(ALLOWED, "/"));

        assertThat(server.requests().get(1).head()).contains("GET /other?a=b HTTP/1.1");
    }

    @Test
    void a_redirect_to_what_may_not_be_connected_to_is_refused() {
        ScriptedServer forbidden = saying("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
        names("intranet.example", "127.0.0.2");
        for (String host : List.of("127.0.0.2", "[::1]", "intranet.example", "2130706433", "0x7f.1")) {
            ScriptedServer first = redirecting(302, forbidden.at(host, "/").toString());

            assertThat(failure(fetcher(), first.at(ALLOWED, "/")).reason())
                    .as(host)
                    .isEqualTo(Reason.ADDRESS);
        }
        assertThat(forbidden.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/", "javascript:1", "http://a@127.0.0.1/"})
    void a_redirect_to_another_scheme_or_with_credentials_is_refused(String location) {
        assertThat(failure(fetcher(), redirecting(302, location).at(ALLOWED, "/"))
                        .reason())
                .isEqualTo(Reason.ADDRESS);
    }

    @Test
    void a_redirect_to_nowhere_is_a_reason() {
        ScriptedServer without = saying("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");

        assertThat(failure(fetcher(), without.at(ALLOWED, "/")).reason()).isEqualTo(Reason.REDIRECT);
        assertThat(failure(fetcher(), redirecting(302, "http://a b/").at(ALLOWED, "/"))
                        .reason())
                .isEqualTo(Reason.REDIRECT);
    }

    @Test
    void a_circle_of_redirects_ends() {
        ScriptedServer server = redirecting(302, "/again");

        OutwardException failure = failure(fetcher(), server.at(ALLOWED, "/"));

        assertThat(failure).hasMessage("Cannot be fetched: it is redirected more than 5 times");
        assertThat(server.connections()).isEqualTo(Fetcher.MOST_REDIRECTS + 1);
    }

    @Test
    void a_name_with_one_private_address_is_refused() {
        ScriptedServer server = saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        names("half.example", ALLOWED, "127.0.0.2");

        assertThat(failure(fetcher(), server.at("half.example", "/")).reason()).isEqualTo(Reason.ADDRESS);
        assertThat(server.connections()).isZero();
    }

    @Test
    void a_name_is_looked_up_once_and_connects_to_what_was_checked() throws OutwardException, IOException {
        ScriptedServer server = saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        names("rebinding.example", ALLOWED);
        names("rebinding.example", "127.0.0.2");

        fetcher().fetch(server.at("rebinding.example", "/"), 1).close();

        assertThat(server.requests().get(0).to().getHostAddress()).isEqualTo(ALLOWED);
        assertThat(failure(fetcher(), server.at("rebinding.example", "/")).reason())
                .as("the next look-up finds another address")
                .isEqualTo(Reason.ADDRESS);
    }

    @Test
    void a_server_that_is_down_is_passed_over() throws OutwardException, IOException {
        ScriptedServer server = saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        names("two.example", "255.255.255.255", ALLOWED);

        fetcher(Settings.allowing("two.example"))
                .fetch(server.at("two.example", "/"), 1)
                .close();

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_server_that_cannot_be_connected_to_is_a_reason() {
        ScriptedServer server = saying("");
        server.close();

        assertThat(failure(fetcher(), server.at(ALLOWED, "/")).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_body_without_end_is_cut_off() {
        ScriptedServer server = server(out -> {
            out.write(head("200 OK", "Content-Type: image/png"));
            while (true) {
                out.write(new byte[10_000]);
            }
        });

        assertThat(failure(fetcher(), server.at(ALLOWED, "/")))
                .hasMessage("Cannot be fetched: it has more than 1000000 bytes")
                .extracting(OutwardException::reason)
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void a_length_that_is_too_large_is_refused_before_the_body() {
        ScriptedServer server = server(out -> {
            out.write(head("200 OK", "Content-Length: " + (MOST_BYTES + 1)));
            Thread.sleep(Long.MAX_VALUE);
        });

        assertThat(failure(fetcher(), server.at(ALLOWED, "/")).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void a_body_shorter_than_its_length_has_broken_off() {
        ScriptedServer server = saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");

        assertThat(failure(fetcher(), server.at(ALLOWED, "/")).reason()).isEqualTo(Reason.BROKEN);
    }

    @Test
    void of_a_body_longer_than_its_length_the_rest_is_ignored() throws OutwardException, IOException {
        ScriptedServer server = saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbytesHTTP/1.1 200 OK\r\n\r\n");

        try (FetchedFile file = fetcher().fetch(server.at(ALLOWED, "/"), 5)) {
            assertThat(Files.readString(file.path())).isEqualTo("bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nbytes",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nbytes",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nbytes!",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nbytes",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnothing\r\n"
            })
    void an_answer_that_is_not_http_is_a_reason(String answer) {
        assertThat(failure(fetcher(), saying(answer).at(ALLOWED, "/")).reason()).isEqualTo(Reason.BROKEN);
    }

    @Test
    void a_head_without_end_is_cut_off() {
        ScriptedServer server = server(out -> {
            out.write(head("200 OK").clone(), 0, 17);
            while (true) {
                out.write("X-More: and more\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });

        assertThat(failure(fetcher(), server.at(ALLOWED, "/")).reason()).isEqualTo(Reason.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "identity, gzip", "x"})
    void a_compressed_body_is_refused(String encoding) {
        ScriptedServer server =
                saying("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\nContent-Length: 5\r\n\r\nbytes");

        assertThat(failure(fetcher(), server.at(ALLOWED, "/")).reason()).isEqualTo(Reason.ENCODING);
    }

    @Test
    void a_server_that_is_silent_is_given_up() {
        ScriptedServer beforeTheHead = server(out -> Thread.sleep(Long.MAX_VALUE));
        ScriptedServer inTheBody = server(out -> {
            out.write(head("200 OK", "Content-Length: 100"));
            out.write('a');
            Thread.sleep(Long.MAX_VALUE);
        });
        Fetcher impatient = fetcher(Settings.allowing(ALLOWED).withSilence(SHORT));

        assertThat(failure(impatient, beforeTheHead.at(ALLOWED, "/")).reason()).isEqualTo(Reason.TOO_SLOW);
        assertThat(failure(impatient, inTheBody.at(ALLOWED, "/")).reason()).isEqualTo(Reason.TOO_SLOW);
    }

    @Test
    void a_server_that_goes_on_slowly_is_given_up_at_the_end() {
        ScriptedServer server = server(out -> {
            out.write(head("200 OK"));
            while (true) {
                out.write('a');
                Thread.sleep(20);
            }
        });
        Fetcher impatient = fetcher(Settings.allowing(ALLOWED).withTimeout(SHORT));

        assertThat(failure(impatient, server.at(ALLOWED, "/")).reason()).isEqualTo(Reason.TOO_SLOW);
    }

    @Test
    void redirects_share_one_deadline() {
        ScriptedServer server = server(out -> {
            Thread.sleep(SHORT.toMillis() / 2);
            out.write(head("302 Found", "Location: /again", "Content-Length: 0"));
        });
        Fetcher impatient = fetcher(Settings.allowing(ALLOWED).withTimeout(SHORT));

        assertThat(failure(impatient, server.at(ALLOWED, "/")).reason()).isEqualTo(Reason.TOO_SLOW);
    }

    @Test
    void a_look_up_without_end_is_given_up() {
        Settings settings = Settings.allowing().withTimeout(SHORT);
        Destinations endless = new Destinations(
                name -> {
                    try {
                        Thread.sleep(10_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(name);
                },
                settings);

        assertThat(failure(new Fetcher(VERTX, endless, settings, VERSION, null), URI.create("http://slow.example/"))
                        .reason())
                .isEqualTo(Reason.TOO_SLOW);
    }

    private Fetcher fetcher() {
        return fetcher(Settings.allowing(ALLOWED));
    }

    private Fetcher fetcher(Settings settings) {
        return new Fetcher(VERTX, new Destinations(this::lookUp, settings), settings, VERSION, null);
    }

    /** What the next look-up of a name finds; the last answer is repeated. */
    private void names(String name, String... addresses) {
        names.computeIfAbsent(name, key -> new ArrayList<>())
                .add(Arrays.stream(addresses).map(Inet::parseInetAddress).toList());
    }

    private synchronized List<InetAddress> lookUp(String name) throws UnknownHostException {
        List<List<InetAddress>> answers = names.get(name);
        if (answers == null) {
            throw new UnknownHostException(name);
        }
        return answers.size() > 1 ? answers.remove(0) : answers.get(0);
    }

    private static OutwardException failure(Fetcher fetcher, URI address) {
        OutwardException failure =
                catchThrowableOfType(OutwardException.class, () -> fetcher.fetch(address, MOST_BYTES));
        assertThat(failure).isNotNull();
        return failure;
    }

    private ScriptedServer saying(String answer) {
        return keep(ScriptedServer.saying(answer));
    }

    private ScriptedServer redirecting(int status, String location) {
        return saying("HTTP/1.1 " + status + " So\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }

    private ScriptedServer server(Script script) {
        return keep(new ScriptedServer(script));
    }

    private ScriptedServer keep(ScriptedServer server) {
        servers.add(server);
        return server;
    }

    private static byte[] head(String status, String... headers) {
        return ("HTTP/1.1 " + status + "\r\n"
                        + String.join(
                                "",
                                Arrays.stream(headers)
                                        .map(header -> header + "\r\n")
                                        .toList())
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
