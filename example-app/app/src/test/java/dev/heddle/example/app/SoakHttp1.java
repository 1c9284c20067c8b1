package dev.heddle.example.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A kept connection of HTTP/1.1, which hangs up by FIN or by RST, also in the middle of its request. */
final class SoakHttp1 implements SoakWire {

    private static final int FIRST_FINAL_STATUS = 200;

    private final int port;
    private final Random random;
    private @Nullable Socket socket;
    private InputStream input = InputStream.nullInputStream();

    SoakHttp1(int port, Random random) {
        this.port = port;
        this.random = random;
    }

    @Override
    public Optional<Answer> ask(Ask ask) {
        try {
            Socket connected = connected();
            connected.setSoTimeout(Math.toIntExact(ask.longest().toMillis()));
            String request = text(ask);
            if (ask.patience().isPresent() && random.nextInt(8) == 0) {
                send(connected, request.substring(0, random.nextInt(request.length())));
                hangUp(connected);
                return Optional.empty();
            }
            send(connected, request);
            return Optional.of(answer());
        } catch (IOException e) { // the patience is over, or what was kept has been closed by the service
            close();
            return Optional.empty();
        }
    }

    private Socket connected() throws IOException {
        Socket current = socket;
        if (current == null) {
            current = new Socket(InetAddress.getLoopbackAddress(), port);
            current.setTcpNoDelay(true);
            input = new BufferedInputStream(current.getInputStream());
            socket = current;
        }
        return current;
    }

    private static String text(Ask ask) {
        StringBuilder head = new StringBuilder(ask.method() + " " + ask.path() + " HTTP/1.1\r\nHost: soak\r\n");
        ask.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!ask.body().isEmpty()) {
            head.append("Content-Length: ").append(ask.body().length()).append("\r\n");
        }
        return head.append("\r\n").append(ask.body()).toString();
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /** Reads past interim answers. */
    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = bodyLength();
        return status < FIRST_FINAL_STATUS ? answer() : new Answer(status, new String(body(length), US_ASCII));
    }

    private byte[] body(int length) throws IOException {
        byte[] body = input.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("The answer has no end");
        }
        return body;
    }

    private int bodyLength() throws IOException {
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("The service closed the connection");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private void hangUp(Socket connected) throws IOException {
        if (random.nextBoolean()) {
            connected.setSoLinger(true, 0); // RST in place of FIN
        }
        socket = null;
        connected.close();
    }

    @Override
    public void close() {
        Socket current = socket;
        if (current != null) {
            try {
                hangUp(current);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
