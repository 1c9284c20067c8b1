package dev.heddle.benchmarks.idle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Callers that keep their connections. An address has some 28,000 ports to call from, so that each 10,000 of them get one of
 * their own: 127.0.0.1, 127.0.0.2 and so on, which Linux has without further ado.
 */
final class Connections implements AutoCloseable {

    private static final int EACH_ADDRESS = 10_000;
    private static final int ANY_PORT = 0;
    private static final byte[] REQUEST = "GET /ping HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(US_ASCII);

    private final InetSocketAddress server;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(4_096);
    private final List<SocketChannel> open = new ArrayList<>();

    Connections(int port) {
        server = address(1, port);
    }

    /**
     * Opens so many more, and asks once over each.
     *
     * @throws IOException if one is not accepted, or not answered with 200
     */
    void open(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel connection = SocketChannel.open();
            open.add(connection);
            // Closed by a reset, or their ports would be taken for another minute, and the next rounds need them.
            connection.setOption(StandardSocketOptions.SO_LINGER, 0);
            connection.bind(address(1 + (open.size() - 1) / EACH_ADDRESS, ANY_PORT));
            connection.connect(server);
            ask(connection);
        }
    }

    /** Asks so often over each. */
    void ask(int times) throws IOException {
        for (SocketChannel connection : open) {
            for (int i = 0; i < times; i++) {
                ask(connection);
            }
        }
    }

    /** Returns how many the server has closed. None can be used any more. */
    int closedByServer() throws IOException {
        int closed = 0;
        for (SocketChannel connection : open) {
            connection.configureBlocking(false);
            answer.clear();
            closed += isOver(connection) ? 1 : 0;
        }
        return closed;
    }

    private static InetSocketAddress address(int last, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0." + last), port);
    }

    private boolean isOver(SocketChannel connection) {
        try {
            return connection.read(answer) != 0;
        } catch (IOException _) {
            return true;
        }
    }

    private void ask(SocketChannel connection) throws IOException {
        connection.write(ByteBuffer.wrap(REQUEST));
        answer.clear();
        String text = "";
        while (!text.endsWith("\r\n\r\npong")) {
            if (connection.read(answer) < 0) {
                throw new IOException(
                        "Connection " + open.size() + " was closed in place of an answer; so far: " + text);
            }
            text = US_ASCII.decode(answer.duplicate().flip()).toString();
        }
        if (!text.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("Connection " + open.size() + " was answered: " + text);
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel connection : open) {
            connection.close();
        }
    }
}
