package org.broadsheet.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A raw connection on which tests can send any HTTP, including malformed requests. */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** An answer as read, with case-insensitive header names and all values of repeated headers. */
    public record Answer(int status, Map<String, List<String>> headers, byte[] bytes) {

        /** A header's only value; null without one. */
        public String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : String.join(", ", values);
        }

        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Connects to the host and port of an address. */
    public static Wire to(URI address) {
        try {
            return new Wire(new Socket(address.getHost(), address.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects from an address of this machine, as another client would. */
    public static Wire from(String address, URI to) {
        try {
            return new Wire(new Socket(to.getHost(), to.getPort(), InetAddress.getByName(address), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #say}; false where the other side has closed the connection. */
    public boolean trySay(String text) {
        try {
            say(text);
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Sends text as it is, in Latin-1. */
    public Wire say(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the answer to anything but HEAD. */
    public Answer hear() {
        return hear(false);
    }

    /** Reads the answer to HEAD, which has no body whatever its headers say. */
    public Answer hearHead() {
        return hear(true);
    }

    /** Reads a line of an answer, without its end. */
    public String hearLine() {
        try {
            return line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer hear(boolean head) {
        try {
            String statusLine = line();
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
            int status = Integer.parseInt(statusLine.split(" ")[1]);
            int length = head || status == 304 || status == 204 || !headers.containsKey("Content-Length")
                    ? 0
                    : Integer.parseInt(headers.get("Content-Length").get(0));
            return new Answer(status, headers, in.readNBytes(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The connection ended after: " + line);
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Waits, and returns whether the other side closes the connection without sending anything more. */
    public boolean ends() {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
