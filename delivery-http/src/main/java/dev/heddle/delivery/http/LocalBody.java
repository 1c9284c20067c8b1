package dev.heddle.delivery.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/** The body of a request without a connection, which comes in one piece, right after the head or where it is asked for. */
final class LocalBody {

    private byte[] rest;
    private boolean paused;
    private boolean ended;
    private Handler<Buffer> pieces = _ -> {};
    private Handler<Void> end = _ -> {};

    LocalBody(byte[] bytes) {
        this.rest = bytes;
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

    boolean isEnded() {
        return ended;
    }

    /** Hands over the next piece, or the end. */
    @SuppressWarnings("NullAway") // the end of a stream of Vert.x comes with null
    void fetch() {
        if (rest.length > 0) {
            Buffer piece = Buffer.buffer(rest);
            rest = new byte[0];
            pieces.handle(piece);
        } else if (!ended) {
            ended = true;
            end.handle(null);
        }
    }

    /** Hands over all of it, unless that was paused. */
    void arrive() {
        while (!paused && !ended) {
            fetch();
        }
    }
}
