package dev.heddle.repository;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** Stands between a pool and its server, and can cut the line or fall silent. */
final class TcpProxy implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Predicate<String> cut = _ -> false;
    private volatile boolean away;
    private volatile boolean silent;
    private volatile boolean answersLost;
    private volatile CountDownLatch released = new CountDownLatch(0);

    TcpProxy(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Cuts the line as soon as a request with this text has reached the server; no answer to it comes back. */
    void cutAfter(String request) {
        cut = text -> text.contains(request);
    }

    /** Cuts all lines and refuses new ones, or takes them again. */
    void away(boolean now) {
        away = now;
        if (now) {
            sockets.forEach(TcpProxy::close);
        }
    }

    /** Takes connections and requests but passes nothing on, as a stopped server does. */
    void silent(boolean now) {
        silent = now;
    }

    /** Takes connections and passes nothing on, until it does again, with what has come meanwhile. */
    void hold(boolean now) {
        if (now) {
            released = new CountDownLatch(1);
        } else {
            released.countDown();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (away) {
                    client.close();
                } else {
                    connect(client);
                }
            } catch (IOException _) {
                // Closed, or the server is gone: the client sees it too.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        if (released.getCount() > 0) {
            Thread.ofVirtual().start(() -> connectLater(client));
        } else {
            connectNow(client);
        }
    }

    private void connectLater(Socket client) {
        sockets.add(client);
        try {
            released.await();
            connectNow(client);
        } catch (IOException | InterruptedException _) {
            close(client);
        }
    }

    private void connectNow(Socket client) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        Thread.ofVirtual().start(() -> pass(client, server, true));
        Thread.ofVirtual().start(() -> pass(server, client, false));
    }

    private void pass(Socket from, Socket to, boolean requests) {
        byte[] buffer = new byte[8192];
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (silent || (answersLost && !requests)) {
                    continue;
                }
                boolean last = requests && cut.test(new String(Arrays.copyOf(buffer, read), ISO_8859_1));
                if (last) {
                    answersLost = true;
                }
                out.write(buffer, 0, read);
                out.flush();
                if (last) {
                    return;
                }
            }
        } catch (IOException _) {
            // The other end is gone.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone, which is what was wanted.
        }
    }

    @Override
    public void close() throws IOException {
        released.countDown();
        listener.close();
        sockets.forEach(TcpProxy::close);
    }
}
