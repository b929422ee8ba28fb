package org.broadsheet.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.common.net.Inet;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.broadsheet.outward.OutwardException.Reason;
import org.broadsheet.outward.ScriptedServer.Script;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to real servers that say whatever a test wants. */
class CallerTest {

    /** With one event loop, which stands still for all calls if one of them blocks it. */
    private static final Vertx VERTX = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    /** For the servers, so that they have nothing to do with it. */
    private static final Vertx SERVERS = Vertx.vertx();

    private static final String ALLOWED = "127.0.0.1";
    private static final String ALSO_ALLOWED = "127.0.0.3";
    private static final String FORBIDDEN = "127.0.0.2";
    private static final String EMPTY = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final List<ScriptedServer> scripted = new ArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<Caller> callers = new ArrayList<>();
    private final Map<String, Queue<List<InetAddress>>> names = new ConcurrentHashMap<>();
    private final CountDownLatch dns = new CountDownLatch(1);

    @AfterEach
    void close() {
        dns.countDown();
        callers.forEach(Caller::close);
        scripted.forEach(ScriptedServer::close);
        servers.forEach(server -> finished(server.close()));
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close();
        SERVERS.close();
    }

    @Test
    void a_call_is_sent_as_it_is_and_says_who_sends_it() throws OutwardException {
        CompletableFuture<String> body = new CompletableFuture<>();
        Queue<String> heads = new ConcurrentLinkedQueue<>();
        HttpServer server = serving(request -> {
            request.headers().forEach(header -> heads.add(header.getKey() + ": " + header.getValue()));
            heads.add(request.method() + " " + request.uri());
            request.bodyHandler(bytes -> {
                body.complete(bytes.toString(StandardCharsets.UTF_8));
                request.response()
                        .putHeader("Retry-After", "120")
                        .setStatusCode(503)
                        .end("later\u0000 \u001b[31m\r\nüber\u0085");
            });
        });
        names("hooks.example", ALLOWED);

        Answer answer = answer(caller().send(new Call(
                at(server, "Hooks.example.", "/in?a=b#top"),
                "PUT",
                Map.of("webhook-id", "msg_1", "Content-Type", "application/json"),
                "{\"type\":\"ä\"}".getBytes(StandardCharsets.UTF_8),
                PATIENCE)));

        assertThat(heads)
                .containsExactlyInAnyOrder(
                        "PUT /in?a=b",
                        "host: hooks.example:" + server.actualPort(),
                        "user-agent: Broadsheet/1.2.3",
                        "accept-encoding: identity",
                        "content-length: 13",
                        "webhook-id: msg_1",
                        "Content-Type: application/json");
        assertThat(body.join()).isEqualTo("{\"type\":\"ä\"}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.retryAfter()).contains("120");
        assertThat(answer.excerpt()).isEqualTo("later [31m\nüber");
        assertThat(answer.took()).isPositive().isLessThan(PATIENCE);
    }

    @Test
    void a_call_without_a_body_says_so() throws OutwardException {
        ScriptedServer server = saying(EMPTY);

        Answer answer = answer(caller().send(post(server.at(ALLOWED, "/"))));

        assertThat(server.requests().get(0).head()).contains("POST / HTTP/1.1", "content-length: 0");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.excerpt()).isEmpty();
        assertThat(answer.retryAfter()).isEmpty();
    }

    @Test
    void of_a_long_answer_there_is_an_excerpt() throws OutwardException {
        String text = "\uD83D\uDE00".repeat(5000);
        HttpServer server = serving(request -> request.response().end(text));

        Answer answer = answer(caller().send(post(at(server, ALLOWED, "/"))));

        assertThat(answer.excerpt()).isEqualTo("\uD83D\uDE00".repeat(1000));
    }

    @Test
    void an_excerpt_is_text_whatever_the_bytes_are() throws OutwardException {
        ScriptedServer server =
                saying("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\na\u00ffb\u00c3");

        assertThat(answer(caller().send(post(server.at(ALLOWED, "/")))).excerpt())
                .isEqualTo("a\ufffdb\ufffd");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_answer_of_many_megabytes_is_cut_off(boolean withLength) throws OutwardException {
        int bytes = 10_000_000;
        AtomicInteger sent = new AtomicInteger();
        CompletableFuture<Void> cutOff = new CompletableFuture<>();
        ScriptedServer server = server(out -> {
            out.write(("HTTP/1.1 200 OK\r\n" + (withLength ? "Content-Length: " + bytes + "\r\n" : "") + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            try {
                for (int i = 0; i < bytes; i += 1000) {
                    out.write("x".repeat(1000).getBytes(StandardCharsets.US_ASCII));
                    sent.addAndGet(1000);
                }
            } catch (IOException e) {
                cutOff.complete(null);
                throw e;
            }
        });

        Answer answer = answer(caller().send(post(server.at(ALLOWED, "/"))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.excerpt()).isEqualTo("x".repeat(1000));
        assertThat(cutOff).succeedsWithin(PATIENCE);
        assertThat(sent.get()).isLessThan(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_an_answer(int status) throws OutwardException {
        ScriptedServer target = saying(EMPTY);
        ScriptedServer server = saying(
                "HTTP/1.1 " + status + " So\r\nLocation: " + target.at(ALLOWED, "/") + "\r\nContent-Length: 0\r\n\r\n");

        assertThat(answer(caller().send(new Call(server.at(ALLOWED, "/"), "GET", Map.of(), new byte[0], PATIENCE)))
                        .status())
                .isEqualTo(status);
        assertThat(target.connections()).isZero();
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void interim_answers_are_passed_over() throws OutwardException {
        ScriptedServer server = saying("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                + "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok");

        Answer answer = answer(caller().send(post(server.at(ALLOWED, "/"))));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.excerpt()).isEqualTo("ok");
    }

    @Test
    void cookies_are_not_sent_back() throws OutwardException {
        ScriptedServer server =
                saying("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        Caller caller = caller();

        answer(caller.send(post(server.at(ALLOWED, "/"))));
        answer(caller.send(post(server.at(ALLOWED, "/"))));

        assertThat(server.requests().get(1).head()).noneMatch(line -> line.startsWith("cookie"));
    }

    @Test
    void a_connection_is_used_again() throws OutwardException {
        Queue<String> clients = new ConcurrentLinkedQueue<>();
        HttpServer server = serving(request -> {
            clients.add(request.remoteAddress().toString());
            request.response().end("ok");
        });
        Caller caller = caller();

        for (int i = 0; i < 20; i++) {
            answer(caller.send(post(at(server, ALLOWED, "/"))));
        }

        assertThat(clients).hasSize(20);
        // An answer may be told before its connection is free again.
        assertThat(clients.stream().distinct()).hasSizeLessThan(10);
    }

    @Test
    void a_kept_connection_is_not_used_for_another_server_of_the_name() throws OutwardException {
        Queue<String> servers = new ConcurrentLinkedQueue<>();
        HttpServer server = serving(request -> {
            servers.add(request.localAddress().hostAddress());
            request.response().end("ok");
        });
        names("moving.example", ALLOWED);
        names("moving.example", ALSO_ALLOWED);
        Caller caller = caller();

        answer(caller.send(post(at(server, "moving.example", "/"))));
        answer(caller.send(post(at(server, "moving.example", "/"))));

        assertThat(servers).containsExactly(ALLOWED, ALSO_ALLOWED);
    }

    @Test
    void a_name_that_becomes_private_is_not_called_any_more() throws OutwardException {
        Queue<String> servers = new ConcurrentLinkedQueue<>();
        HttpServer server = serving(request -> {
            servers.add(request.localAddress().hostAddress());
            request.response().end("ok");
        });
        names("rebinding.example", ALLOWED);
        names("rebinding.example", FORBIDDEN);
        Caller caller = caller();
        URI address = at(server, "rebinding.example", "/");

        answer(caller.send(post(address)));

        assertThat(failure(caller.send(post(address))).reason()).isEqualTo(Reason.ADDRESS);
        assertThat(failure(caller.send(post(address))).reason()).isEqualTo(Reason.ADDRESS);
        assertThat(servers)
                .as("neither the private one nor the kept connection")
                .containsExactly(ALLOWED);
    }

    @Test
    void a_name_that_flaps_while_it_is_called_reaches_no_private_server() {
        Queue<String> servers = new ConcurrentLinkedQueue<>();
        HttpServer server = serving(request -> {
            servers.add(request.localAddress().hostAddress());
            request.response().end("ok");
        });
        AtomicInteger lookUps = new AtomicInteger();
        Caller caller = caller(
                name -> List.of(named(name, lookUps.incrementAndGet() % 2 == 0 ? FORBIDDEN : ALLOWED)),
                Settings.allowing(ALLOWED));

        for (int round = 0; round < 50; round++) {
            IntStream.range(0, 6)
                    .mapToObj(i -> caller.send(post(at(server, "flapping.example", "/"))))
                    .toList()
                    .forEach(CallerTest::finished);
        }

        assertThat(lookUps.get()).isGreaterThanOrEqualTo(50);
        assertThat(servers).isNotEmpty().containsOnly(ALLOWED);
    }

    @Test
    void a_server_that_is_down_is_passed_over() throws OutwardException {
        ScriptedServer server = saying(EMPTY);
        names("two.example", "255.255.255.255", ALLOWED);

        answer(caller(this::lookUp, Settings.allowing("two.example")).send(post(server.at("two.example", "/"))));

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_server_that_cannot_be_connected_to_is_a_reason() {
        ScriptedServer server = saying("");
        server.close();

        assertThat(failure(caller().send(post(server.at(ALLOWED, "/")))).reason())
                .isEqualTo(Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nbytes",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nbytes!",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnothing\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n"
            })
    void an_answer_that_breaks_off_or_is_not_http_is_a_reason(String answer) {
        OutwardException failure = failure(caller().send(post(saying(answer).at(ALLOWED, "/"))));

        assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
        assertThat(failure).hasMessage("The answer of its server broke off, or is not HTTP/1.1");
    }

    @Test
    void what_follows_an_answer_is_not_the_answer_to_the_next_call() throws OutwardException {
        ScriptedServer server = server(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\noneHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\ntwo"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(SHORT.toMillis());
        });
        Caller caller = caller();

        for (int i = 0; i < 3; i++) {
            Future<Answer> answer = caller.send(post(server.at(ALLOWED, "/")));
            finished(answer);
            assertThat(answer.failed() || answer.result().excerpt().equals("one"))
                    .isTrue();
        }
    }

    @Test
    void at_the_deadline_a_silent_server_is_given_up_and_its_connection_closed() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        HttpServer server = serving(request -> request.connection().closeHandler(closed::complete));

        OutwardException failure = failure(caller().send(post(at(server, ALLOWED, "/"), SHORT)));

        assertThat(failure.reason()).isEqualTo(Reason.TOO_SLOW);
        assertThat(failure).hasMessage("Its server took too long");
        assertThat(closed).succeedsWithin(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void a_server_that_goes_on_slowly_is_given_up_too(String beginning) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        ScriptedServer server = server(out -> {
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            try {
                while (true) {
                    out.write('1');
                    Thread.sleep(20);
                }
            } catch (IOException e) {
                closed.complete(null);
                throw e;
            }
        });

        assertThat(failure(caller().send(post(server.at(ALLOWED, "/"), SHORT))).reason())
                .isEqualTo(Reason.TOO_SLOW);
        assertThat(closed).succeedsWithin(PATIENCE);
    }

    @Test
    void a_look_up_that_ends_too_late_opens_no_connection() throws OutwardException {
        ScriptedServer server = saying(EMPTY);
        CountDownLatch found = new CountDownLatch(1);
        Caller caller = caller(
                name -> {
                    awaitOpen(dns);
                    found.countDown();
                    return List.of(named(name, ALLOWED));
                },
                Settings.allowing(ALLOWED));

        assertThat(failure(caller.send(post(server.at("slow.example", "/"), SHORT)))
                        .reason())
                .isEqualTo(Reason.TOO_SLOW);
        dns.countDown();
        awaitOpen(found);

        answer(caller.send(post(server.at(ALLOWED, "/"))));
        assertThat(server.connections()).as("only the second call's").isEqualTo(1);
    }

    @Test
    void a_dns_server_that_hangs_holds_up_one_thread_for_each_host_and_no_other_call() throws OutwardException {
        AtomicInteger lookUps = new AtomicInteger();
        HttpServer server = serving(request -> request.response().end("ok"));
        Caller caller = caller(
                name -> {
                    if (name.equals("slow.example")) {
                        lookUps.incrementAndGet();
                        awaitOpen(dns);
                    }
                    return List.of(named(name, ALLOWED));
                },
                Settings.allowing(ALLOWED));

        List<Future<Answer>> slow = IntStream.range(0, 200)
                .mapToObj(i -> caller.send(post(at(server, "slow.example", "/" + i))))
                .toList();
        answer(caller.send(post(at(server, "good.example", "/"))));

        assertThat(slow).noneMatch(Future::isComplete);
        assertThat(lookUps.get()).isEqualTo(1);
        dns.countDown();
        for (Future<Answer> call : slow) {
            answer(call);
        }
        answer(caller.send(post(at(server, "slow.example", "/"))));
        assertThat(lookUps.get()).as("the next call looks it up anew").isEqualTo(2);
    }

    @Test
    void a_server_that_hangs_delays_no_calls_to_others() throws OutwardException {
        Queue<HttpServerRequest> waiting = new ConcurrentLinkedQueue<>();
        HttpServer hanging = serving(waiting::add);
        HttpServer good = serving(request -> request.response().end("ok"));
        Caller caller = caller();

        List<Future<Answer>> calls = IntStream.range(0, 200)
                .mapToObj(i -> caller.send(post(at(hanging, ALLOWED, "/" + i), Duration.ofSeconds(5))))
                .toList();
        await().atMost(PATIENCE).until(() -> waiting.size() == Caller.MOST_CONNECTIONS);
        for (int i = 0; i < 50; i++) {
            assertThat(answer(caller.send(post(at(good, ALLOWED, "/")))).status())
                    .isEqualTo(200);
        }

        assertThat(calls).noneMatch(Future::isComplete);
        for (Future<Answer> call : calls) {
            assertThat(failure(call).reason()).isEqualTo(Reason.TOO_SLOW);
        }
    }

    @Test
    void calls_wait_for_a_free_connection() throws OutwardException {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        HttpServer server = serving(request -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            SERVERS.setTimer(5, id -> {
                atOnce.decrementAndGet();
                request.response().end("ok");
            });
        });
        Caller caller = caller();

        for (Future<Answer> call : IntStream.range(0, 200)
                .mapToObj(i -> caller.send(post(at(server, ALLOWED, "/"))))
                .toList()) {
            assertThat(answer(call).status()).isEqualTo(200);
        }
        assertThat(most.get()).isBetween(2, Caller.MOST_CONNECTIONS);
    }

    @Test
    void an_address_of_the_operators_may_lead_to_any_host() throws OutwardException {
        ScriptedServer server = saying(EMPTY);
        names("cdn.internal", FORBIDDEN);
        Caller caller = caller(this::lookUp, Settings.allowing());
        URI address = server.at("cdn.internal", "/purge");

        assertThat(answer(caller.sendTrusted(post(address))).status()).isEqualTo(204);
        assertThat(answer(caller.sendTrusted(post(server.at(FORBIDDEN, "/")))).status())
                .isEqualTo(204);
        assertThat(failure(caller.send(post(address))).reason()).isEqualTo(Reason.ADDRESS);
        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "http://unknown.example/, UNREACHABLE",
        "http://127.0.0.1:1/, UNREACHABLE",
        "ftp://127.0.0.1/, ADDRESS",
        "http://a@127.0.0.1/, ADDRESS",
        "/purge, ADDRESS"
    })
    void an_address_of_the_operators_may_still_be_wrong(URI address, Reason reason) {
        assertThat(failure(caller().sendTrusted(post(address))).reason()).isEqualTo(reason);
    }

    @Test
    void a_call_that_cannot_be_sent_as_it_is_cannot_be_made() {
        URI address = URI.create("http://127.0.0.1/");
        for (String header : List.of("Host", "content-length", "Transfer-Encoding", "User-Agent", "a b", "", "ä")) {
            assertThatThrownBy(() -> new Call(address, "POST", Map.of(header, "1"), new byte[0], PATIENCE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String value : List.of("a\r\nb: c", "a\nb", "\u0000", "Ā")) {
            assertThatThrownBy(() -> new Call(address, "POST", Map.of("x-a", value), new byte[0], PATIENCE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Call(address, "PO ST", Map.of(), new byte[0], PATIENCE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Call(address, "POST", Map.of(), new byte[0], Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Caller caller() {
        return caller(this::lookUp, Settings.allowing(ALLOWED, ALSO_ALLOWED));
    }

    private Caller caller(HostResolver resolver, Settings settings) {
        Caller caller = new Caller(VERTX, new Destinations(resolver, settings), settings, "1.2.3", null);
        callers.add(caller);
        return caller;
    }

    /** What the next look-up of a name finds; the last answer is repeated. */
    private void names(String name, String... addresses) {
        names.computeIfAbsent(name, key -> new ConcurrentLinkedQueue<>())
                .add(Arrays.stream(addresses)
                        .map(address -> named(name, address))
                        .toList());
    }

    private List<InetAddress> lookUp(String name) throws UnknownHostException {
        Queue<List<InetAddress>> answers = names.get(name);
        if (answers == null) {
            throw new UnknownHostException(name);
        }
        return answers.size() > 1 ? answers.poll() : answers.peek();
    }

    /** As the operating system finds it: an address that knows the name. */
    private static InetAddress named(String name, String address) {
        try {
            return InetAddress.getByAddress(name, Inet.parseInetAddress(address).getAddress());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Call post(URI address) {
        return post(address, PATIENCE);
    }

    private static Call post(URI address, Duration timeout) {
        return new Call(address, "POST", Map.of(), new byte[0], timeout);
    }

    private static Answer answer(Future<Answer> call) throws OutwardException {
        finished(call);
        if (call.failed()) {
            throw (OutwardException) call.cause();
        }
        return call.result();
    }

    private static OutwardException failure(Future<Answer> call) {
        finished(call);
        assertThat(call.failed()).isTrue();
        return (OutwardException) call.cause();
    }

    private static void finished(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            assertThat(future.failed()).isTrue();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private HttpServer serving(Handler<HttpServerRequest> handler) {
        Future<HttpServer> server =
                SERVERS.createHttpServer().requestHandler(handler).listen(0);
        finished(server);
        servers.add(server.result());
        return server.result();
    }

    private static URI at(HttpServer server, String host, String path) {
        return URI.create("http://" + host + ":" + server.actualPort() + path);
    }

    private ScriptedServer saying(String answer) {
        return keep(ScriptedServer.saying(answer));
    }

    private ScriptedServer server(Script script) {
        return keep(new ScriptedServer(script));
    }

    private ScriptedServer keep(ScriptedServer server) {
        scripted.add(server);
        return server;
    }
}
