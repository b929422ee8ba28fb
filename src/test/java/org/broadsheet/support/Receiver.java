package org.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that is told of changes, and notes by what. */
public final class Receiver implements AutoCloseable {

    /** The one address of this machine that tests may connect to: others stand for what must not be. */
    public static final String ADDRESS = "127.0.0.2";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answering answering = call -> new Answer(204, Map.of());

    /**
     * What it got.
     *
     * @param headers by their names in lower case
     */
    public record Received(String method, Map<String, String> headers, String body, long nanos) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String id() {
            return headers.get("webhook-id");
        }

        public String type() {
            return json().path("type").textValue();
        }
    }

    /** How it answers; a status of 0 is no answer at all. */
    public record Answer(int status, Map<String, String> headers) {}

    /** Decides how it answers. May take its time. */
    @FunctionalInterface
    public interface Answering {
        Answer to(Received call) throws InterruptedException;
    }

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(ADDRESS, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://" + ADDRESS + ":" + server.getAddress().getPort() + "/hook";
    }

    /** Everything that it got, in order. */
    public List<Received> received() {
        return received;
    }

    public void answers(Answering other) {
        answering = other;
    }

    public void answers(int status) {
        answers(call -> new Answer(status, Map.of()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Received call = new Received(exchange.getRequestMethod(), headers, body, System.nanoTime());
        received.add(call);
        try {
            Answer answer = answering.to(call);
            if (answer.status() != 0) {
                answer.headers().forEach(exchange.getResponseHeaders()::add);
                exchange.sendResponseHeaders(answer.status(), -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
