package dev.heddle.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The service that is called, on a bare socket: the test says what becomes of each of its connections. */
final class Peer implements AutoCloseable {

    private final ServerSocket server;
    private final Script script;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();

    private Peer(Script script) {
        this.script = script;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Starts one that runs the script for each connection, on a thread of its own, and closes the connection then. */
    static Peer that(Script script) {
        return new Peer(script);
    }

    /** Starts one that answers each request with the text, whatever it is, and keeps the connections. */
    static Peer thatAnswers(String body) {
        return that(connection -> {
            while (!connection.readHead().isEmpty()) {
                connection.answer(body);
            }
        });
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    int accepted() {
        return accepted.get();
    }

    /** How many connections the script is still busy with. */
    int open() {
        return open.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                accepted.incrementAndGet();
                open.incrementAndGet();
                threads.execute(() -> serve(socket));
            }
        } catch (SocketException _) {
            // closed: the end of it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.run(new PeerConnection(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.remove(socket);
            open.decrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        try (threads; server) {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @FunctionalInterface
    interface Script {

        void run(PeerConnection connection) throws IOException;
    }
}
