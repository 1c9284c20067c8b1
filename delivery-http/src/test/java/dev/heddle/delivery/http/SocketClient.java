package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The other end of a WebSocket, on the JDK's client; it notes what comes. */
final class SocketClient implements WebSocket.Listener {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;

    void connect(HttpClient client, URI uri) throws Exception {
        socket = client.newWebSocketBuilder().buildAsync(uri, this).get();
    }

    WebSocket socket() {
        return requireNonNull(socket);
    }

    /** Returns the next message or close; waits for it. */
    String next() throws InterruptedException {
        return requireNonNull(events.poll(20, TimeUnit.SECONDS), "nothing came");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            boolean _ = events.add("text " + text);
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        boolean _ = events.add("close " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        boolean _ = events.add("error " + error);
    }
}
