package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A WebSocket over one of Vert.x. Frames are taken from the connection one at a time: the next one when a message has been received, or
 * where there is none yet.
 */
final class OpenWebSocket implements WebSocket {

    static final short GOING_AWAY = 1001;
    static final short UNEXPECTED = 1011;
    /** Registered with IANA, as RFC 6455, section 11.7 has it. */
    static final short TRY_AGAIN_LATER = 1013;

    private static final short PROTOCOL_ERROR = 1002;
    private static final short UNSUPPORTED = 1003;
    private static final short NO_TEXT = 1007;
    private static final short TOO_BIG = 1009;
    private static final int MAX_REASON_BYTES = 123;

    private final ServerWebSocket socket;
    private final StreamLimits limits;
    private final Runnable gone;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean ignoring;

    /** What has come of a message in several frames; for the event loop, as are the next fields. */
    private Buffer message = Buffer.buffer();
    /** How many frames: empty ones could come without end. */
    private int pieces;
    private boolean isHeard = true;

    private OpenWebSocket(ServerWebSocket socket, StreamLimits limits, Runnable gone) {
        this.socket = socket;
        this.limits = limits;
        this.gone = gone;
    }

    /**
     * Begins to listen; on the event loop, at once when the socket is open.
     *
     * @param gone is run when the caller is gone, or has not been heard for too long
     */
    static OpenWebSocket on(ServerWebSocket socket, StreamLimits limits, Runnable gone) {
        OpenWebSocket open = new OpenWebSocket(socket, limits, gone);
        socket.pause();
        socket.frameHandler(open::frame);
        socket.pongHandler(_ -> open.isHeard = true);
        socket.exceptionHandler(open::broken);
        socket.closeHandler(_ -> {
            open.arrived(new Arrival.Closed());
            gone.run();
        });
        socket.fetch(1);
        return open;
    }

    @Override
    public Optional<String> receive() throws IOException, InterruptedException {
        return switch (arrivals.take()) {
            case Arrival.Message(String text) -> {
                socket.fetch(1);
                yield ignoring ? receive() : Optional.of(text);
            }
            case Arrival.Closed closed -> {
                arrived(closed);
                yield Optional.empty();
            }
            case Arrival.Broken broken -> {
                arrived(broken);
                throw new IOException("The WebSocket is broken: " + broken.why());
            }
        };
    }

    @Override
    public void ignoreMessages() {
        ignoring = true;
        if (arrivals.removeIf(Arrival.Message.class::isInstance)) {
            socket.fetch(1);
        }
    }

    @Override
    public void send(String text) throws IOException, InterruptedException {
        try {
            socket.writeTextMessage(requireNonNull(text, "text is null"))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw new IOException("Unable to send over the WebSocket", e.getCause());
        } catch (IllegalStateException e) {
            throw new IOException("The WebSocket is closed", e);
        }
    }

    @Override
    public void sendJson(Object value) throws IOException, InterruptedException {
        send(new String(Json.write(requireNonNull(value, "value is null")), StandardCharsets.UTF_8));
    }

    @Override
    public void close(int code, String reason) {
        if (code != 1000 && (code < 3000 || code > 4999)) {
            throw new IllegalArgumentException("code must be 1000 or between 3000 and 4999, actual: " + code);
        }
        int bytes = requireNonNull(reason, "reason is null").getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_REASON_BYTES) {
            throw new IllegalArgumentException(
                    "reason must have at most " + MAX_REASON_BYTES + " bytes, actual: " + bytes);
        }
        end((short) code, reason);
    }

    /** Closes with any code, unless it is closed, or is being closed. */
    void end(short code, String reason) {
        if (ended.compareAndSet(false, true) && !socket.isClosed()) {
            Future<Void> _ = socket.close(code, reason);
        }
    }

    /** Sends a ping, or closes where the last one has no answer; on the event loop. Who is not read can't be heard. */
    void beat() {
        if (isHeard || !arrivals.isEmpty()) {
            isHeard = false;
            Future<Void> _ = socket.writePing(Buffer.buffer());
        } else {
            end(GOING_AWAY, "no answer to a ping");
            gone.run();
        }
    }

    private void frame(WebSocketFrame frame) {
        isHeard = true;
        if (frame.isBinary()) {
            refuse(UNSUPPORTED, "messages must be text");
        } else if (frame.isText() || frame.isContinuation()) {
            text(frame);
        } else {
            socket.fetch(1);
        }
    }

    private void text(WebSocketFrame frame) {
        Buffer part = frame.binaryData();
        pieces++;
        if (Math.max(message.length() + part.length(), pieces) > limits.maxMessageBytes()) {
            tooBig();
            return;
        }
        message.appendBuffer(part);
        if (frame.isFinal()) {
            byte[] bytes = message.getBytes();
            message = Buffer.buffer();
            pieces = 0;
            deliver(bytes);
        } else {
            socket.fetch(1);
        }
    }

    private void deliver(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (ignoring) {
                socket.fetch(1);
            } else {
                arrived(new Arrival.Message(text));
            }
        } catch (CharacterCodingException _) {
            refuse(NO_TEXT, "messages must be UTF-8");
        }
    }

    private void broken(Throwable thrown) {
        if (thrown instanceof CorruptedWebSocketFrameException frame
                && frame.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
            tooBig();
        } else {
            refuse(PROTOCOL_ERROR, "the frames break the rules of RFC 6455");
        }
    }

    private void tooBig() {
        refuse(TOO_BIG, "messages must have at most " + limits.maxMessageBytes() + " bytes");
    }

    private void refuse(short code, String why) {
        end(code, why);
        arrived(new Arrival.Broken(why));
    }

    private void arrived(Arrival arrival) {
        boolean _ = arrivals.add(arrival);
    }

    private sealed interface Arrival {

        record Message(String text) implements Arrival {}

        record Closed() implements Arrival {}

        record Broken(String why) implements Arrival {}
    }
}
