package dev.heddle.delivery.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/** The body of a request without a connection, which comes in one piece, right after the head or where it is asked for. */
final class LocalBody {

    private final byte[] bytes;
    private boolean paused;
    private boolean ended;
    private Handler<Buffer> pieces = _ -> {};
    private Handler<Void> end = _ -> {};

    LocalBody(byte[] bytes) {
        this.bytes = bytes;
    }

    void handler(Handler<Buffer> pieces) {
        this.pieces = pieces;
    }

    void endHandler(Handler<Void> end) {
        this.end = end;
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        arrive();
    }

    /** Hands it over, unless that was paused. */
    void arrive() {
        if (!paused) {
            fetch();
        }
    }

    /** Hands it over, and says that this is the end, once. */
    @SuppressWarnings("NullAway") // the end of a stream of Vert.x comes with null
    void fetch() {
        if (ended) {
            return;
        }
        if (bytes.length > 0) {
            pieces.handle(Buffer.buffer(bytes));
        }
        ended = true;
        end.handle(null);
    }

    boolean isEnded() {
        return ended;
    }
}
