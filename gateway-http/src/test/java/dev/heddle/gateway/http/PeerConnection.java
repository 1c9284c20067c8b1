package dev.heddle.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** A connection as the service sees it. */
final class PeerConnection {

    private final Socket socket;

    PeerConnection(Socket socket) {
        this.socket = socket;
    }

    /** Reads the head of a request; empty where the client has closed the connection. */
    String readHead() {
        StringBuilder head = new StringBuilder();
        try {
            int next = socket.getInputStream().read();
            while (next >= 0) {
                head.append((char) next);
                if (head.toString().endsWith("\r\n\r\n")) {
                    return head.toString();
                }
                next = socket.getInputStream().read();
            }
        } catch (IOException _) {
            // reset, which is as good as closed
        }
        return "";
    }

    void answer(String body) throws IOException {
        write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Returns when the client has closed or reset the connection. */
    void awaitEnd() {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // reset, which is an end too
        }
    }

    /** Closes in the rudest way. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
