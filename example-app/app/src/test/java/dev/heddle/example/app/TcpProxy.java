package dev.heddle.example.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gives a server that comes back on another port one address to be reached at. */
final class TcpProxy implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    private volatile int target;

    private TcpProxy(int target) throws IOException {
        this.target = target;
    }

    static TcpProxy to(int target) throws IOException {
        TcpProxy proxy = new TcpProxy(target);
        proxy.tasks.execute(proxy::accept);
        return proxy;
    }

    int port() {
        return listener.getLocalPort();
    }

    void redirectTo(int target) {
        this.target = target;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                tasks.execute(() -> connect(client));
            } catch (IOException e) {
                // the proxy was closed, or a client left before it was served
            }
        }
    }

    private void connect(Socket client) {
        try (client; Socket server = new Socket()) {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            tasks.execute(() -> pump(client, server));
            pump(server, client);
        } catch (IOException e) {
            // the server is away: the client sees its connection closed
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side is gone, so the other one goes too
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        tasks.shutdownNow();
    }
}
