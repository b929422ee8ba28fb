package org.broadsheet.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A receiver that answers its first call with any bytes, which need not be HTTP, and the others with 204. It closes
 * each connection after that.
 */
public final class RawReceiver implements AutoCloseable {

    private static final byte[] GOOD = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** Writes an answer; one that takes no more of it is no fault. */
    @FunctionalInterface
    public interface Answering {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    public RawReceiver(Answering first) {
        try {
            server = new ServerSocket(0, 0, InetAddress.getByName(Receiver.ADDRESS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(() -> accept(first));
    }

    public String url() {
        return "http://" + Receiver.ADDRESS + ":" + server.getLocalPort() + "/hook";
    }

    /** The heads of the requests that it got, in order. */
    public List<String> heads() {
        return heads;
    }

    private Void accept(Answering first) throws IOException {
        while (true) {
            Socket socket = server.accept();
            threads.submit(() -> answer(socket, first));
        }
    }

    private Void answer(Socket socket, Answering first) throws IOException, InterruptedException {
        try (socket) {
            String head = head(socket.getInputStream());
            if (!head.isEmpty()) {
                heads.add(head);
                Answering answering = heads.size() == 1 ? first : out -> out.write(GOOD);
                answering.to(socket.getOutputStream());
                socket.shutdownOutput();
                // Closing with unread bytes would reset the connection, and could take the answer with it.
                socket.getInputStream().skip(Integer.MAX_VALUE);
            }
        } catch (SocketException e) {
            // The caller has closed it.
        }
        return null;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.indexOf("\r\n\r\n") >= 0) {
                return head.toString();
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
