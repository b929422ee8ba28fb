import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Endpoints on one thread, each with a port of its own: a hundred servers would cost more than what is measured. */
final class Receivers implements Runnable {

    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "content-length:";
    private static final int MOST_BYTES = 64 * 1024;

    private final Selector selector = Selector.open();
    private final List<Integer> ports = new ArrayList<>();
    private final int hanging;
    private final Told told;

    /** Called for each message: by which endpoint, when, and what. */
    interface Told {
        void told(int receiver, long millis, String body);
    }

    /** One connection, with what has arrived of its next request. */
    private record Connection(int receiver, ByteBuffer arrived) {}

    /** @param hanging how many, the last of them, never answer */
    Receivers(String host, int count, int hanging, Told told) throws IOException {
        this.hanging = hanging;
        this.told = told;
        for (int i = 0; i < count; i++) {
            ServerSocketChannel server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(host, 0), 64).configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT, i);
            ports.add(((InetSocketAddress) server.getLocalAddress()).getPort());
        }
    }

    List<Integer> ports() {
        return ports;
    }

    @Override
    public void run() {
        try {
            while (true) {
                selector.select();
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    take(keys.next());
                    keys.remove();
                }
            }
        } catch (IOException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void take(SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            SocketChannel accepted = ((ServerSocketChannel) key.channel()).accept();
            accepted.configureBlocking(false);
            Connection connection = new Connection((int) key.attachment(), ByteBuffer.allocate(MOST_BYTES));
            accepted.register(selector, SelectionKey.OP_READ, connection);
            return;
        }
        SocketChannel channel = (SocketChannel) key.channel();
        Connection connection = (Connection) key.attachment();
        try {
            if (channel.read(connection.arrived()) < 0) {
                channel.close();
            } else if (connection.receiver() < ports.size() - hanging) {
                answer(channel, connection);
            }
        } catch (IOException e) {
            // The caller closed it, as it does with those that hang.
            channel.close();
        }
    }

    /** Answers if the request is whole. No caller sends a second one before the answer to the first. */
    private void answer(SocketChannel channel, Connection connection) throws IOException {
        ByteBuffer arrived = connection.arrived();
        String text = new String(arrived.array(), 0, arrived.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return;
        }
        String headers = text.substring(0, head).toLowerCase();
        int at = headers.indexOf(LENGTH) + LENGTH.length();
        int end = headers.indexOf("\r\n", at);
        int length = Integer.parseInt(headers.substring(at, end < 0 ? head : end).strip());
        if (text.length() >= head + 4 + length) {
            told.told(connection.receiver(), System.currentTimeMillis(), text.substring(head + 4));
            arrived.clear();
            channel.write(ByteBuffer.wrap(ANSWER));
        }
    }
}
