package org.broadsheet.outward;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on all addresses of this machine that answers whatever a test writes, HTTP or not. */
final class ScriptedServer implements AutoCloseable {

    /** Writes an answer; the connection is closed afterwards. */
    @FunctionalInterface
    interface Script {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    /** A request as it arrived. */
    record Request(InetAddress to, List<String> head) {}

    private final ServerSocket server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    ScriptedServer(Script script) {
        try {
            server = new ServerSocket(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(() -> {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                start(() -> answer(connection, script));
            }
        });
    }

    /** A server that answers this, in Latin-1. */
    static ScriptedServer saying(String answer) {
        return new ScriptedServer(out -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** An address of this server. */
    URI at(String host, String path) {
        return URI.create("http://" + host + ":" + server.getLocalPort() + path);
    }

    int port() {
        return server.getLocalPort();
    }

    List<Request> requests() {
        return requests;
    }

    /** How many connections were opened to it. */
    int connections() {
        return connections.size();
    }

    private void answer(Socket connection, Script script) throws IOException, InterruptedException {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> head = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.add(line);
            }
            requests.add(new Request(connection.getLocalAddress(), head));
            script.answer(connection.getOutputStream());
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // The client has gone, or the test has ended.
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
