package dev.heddle.delivery.http;

import dev.heddle.delivery.http.ConnectionMeters.Closed;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request and its one answer, on the side of the connection. */
final class Exchange {

    /** The route of what no template fits. */
    static final String UNMATCHED = "unmatched";

    /** The status of an answer that nobody is left to get, as proxies log it. */
    static final int CLIENT_GONE = 499;

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int BAD_REQUEST = 400;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
            "TRACE", "CONNECT");
    private static final int MAX_METHOD = 20;

    private final HttpServerRequest incoming;
    private final Context eventLoop;
    private final Observers observers;
    private final ContentRules rules;
    private final Outgoing outgoing;
    private final String id;
    private final String method;
    private final String path;
    private final long start = System.nanoTime();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile int streamedStatus;
    private Runnable whenAnswered = () -> {};
    private Runnable whenLost = () -> {};
    private Runnable whenRefused = () -> {};
    private @Nullable Peer peer;
    private String route = UNMATCHED;
    private boolean live;
    private final RequestRest rest;
    /** Whether its answer stays open, and was recorded when that began. */
    private volatile boolean recorded;

    Exchange(HttpServerRequest incoming, Context eventLoop, Observers observers, ContentRules rules,
            ServerState server) {
        this.incoming = incoming;
        this.eventLoop = eventLoop;
        this.rest = new RequestRest(incoming, eventLoop);
        this.observers = observers;
        this.rules = rules;
        this.outgoing = new Outgoing(this, server, this::isNotTaken);
        this.id = RequestId.from(incoming.getHeader(RequestId.HEADER));
        this.method = METHODS.contains(incoming.method().name()) ? incoming.method().name() : "_OTHER";
        String sent = incoming.path();
        this.path = sent == null ? "" : sent;
    }

    HttpServerRequest incoming() {
        return incoming;
    }

    String id() {
        return id;
    }

    /** Returns the method, or {@code _OTHER} for one that HTTP does not name. */
    String method() {
        return method;
    }

    /** Returns the method as it was sent, but for its end if it is long; Vert.x takes tokens only. */
    String sentMethod() {
        String sent = incoming.method().name();
        return sent.substring(0, Math.min(sent.length(), MAX_METHOD));
    }

    /** Returns the path as it was sent. */
    String path() {
        return path;
    }

    /** Returns the template of the route, or {@link #UNMATCHED}. */
    String route() {
        return route;
    }

    void route(String template) {
        this.route = template;
    }

    /** Notes that it is for a feed or a WebSocket: a caller that sends nothing more is gone; on the event loop. */
    void isForStream() {
        live = true;
    }

    /** Returns whether the method changes nothing. */
    boolean isSafe() {
        return method.equals("GET") || method.equals("HEAD");
    }

    Context eventLoop() {
        return eventLoop;
    }

    /** Returns what has not been taken from the connection yet. */
    RequestRest rest() {
        return rest;
    }

    /** Tells a caller that waits for it that its body is wanted. */
    void askForBody() {
        if ("100-continue".equalsIgnoreCase(incoming.getHeader("Expect")) && !isAnswered()) {
            incoming.response().writeContinue();
        }
    }

    /** Sets what is run once there is an answer; to be called before there can be one. */
    void whenAnswered(Runnable action) {
        this.whenAnswered = action;
    }

    /** Sets whose request of HTTP/1 it is, who may leave while it is in flight; on the event loop, before it is answered. */
    void isAskedBy(Peer peer) {
        this.peer = peer;
        peer.asks(this);
    }

    /** Returns whether an interim answer may be sent: the request is there as a whole, and its protocol knows such. */
    boolean canBeAskedWhetherItIsWaitedFor() {
        return !live && !isAnswered() && incoming.isEnded() && incoming.version() == HttpVersion.HTTP_1_1;
    }

    /** Returns whether there is an answer, of which the body may still be on its way, or nobody left to get one. */
    boolean isAnswered() {
        return answered.get();
    }

    /** Returns whether all of the answer was handed over, or nobody is left to get it. */
    boolean isOver() {
        return over.get();
    }

    /** Returns whether somebody waits for its answer, or for the rest of one that is streamed. */
    boolean isWaitedFor() {
        return !isAnswered() || (streamedStatus != 0 && !isOver());
    }

    /** Returns whether its answer may have a body. */
    boolean hasBody() {
        return !method.equals("HEAD");
    }

    ContentRules rules() {
        return rules;
    }

    /** Writes the body of an answer; what can't be written as JSON is thrown. */
    Content content(Response response) {
        return Content.from(response, id, rules.types());
    }

    /** Answers; else the same as {@link #answer(Content)}. */
    boolean answer(Response response) {
        return !isAnswered() && answer(content(response));
    }

    /**
     * Answers; may be called from any thread.
     *
     * @return false if there was an answer before, in which case nothing is done
     */
    boolean answer(Content content) {
        if (!claim()) {
            return false;
        }
        boolean gone = outgoing.isGone();
        if (!gone) {
            outgoing.write(content);
        }
        boolean _ = over(gone ? CLIENT_GONE : content.status());
        return true;
    }

    /** Answers a request whose rest is not wanted, and closes what it came on; on the event loop only. */
    void answerAndClose(Response response) {
        if (answer(isHttp2() ? response : response.with(Header.CONNECTION_CLOSE))) {
            whenRefused.run();
            LingeringClose.afterRest(incoming, eventLoop, this::close);
        }
    }

    /** Sets what is run where the rest of the body will not come, since {@link #answerAndClose} was called. */
    void whenRefused(Runnable action) {
        this.whenRefused = action;
    }

    /** Answers bytes that are no request, upon which Vert.x closes the connection; on the event loop only. */
    void answerInvalid(Response response) {
        if (!claim()) {
            return;
        }
        Content content = content(response.with(Header.CONNECTION_CLOSE));
        outgoing.writeInvalid(content);
        boolean _ = over(content.status());
    }

    /**
     * Sends the head of an answer whose body follows; may be called from any thread. It is to be ended or aborted.
     *
     * @return null if there was an answer before, or nobody is left to get one
     */
    @Nullable
    StreamedAnswer begin(Content head) {
        if (!claim()) {
            return null;
        }
        if (outgoing.isGone()) {
            boolean _ = over(CLIENT_GONE);
            return null;
        }
        streamedStatus = head.status();
        return outgoing.begin(head);
    }

    /** Notes that an answer that was begun stays open: it is recorded now. */
    void staysOpen() {
        record(streamedStatus);
        recorded = true;
    }

    /** Returns whether a caller that has said that it sends nothing more is gone. */
    boolean isGoneAfterFin() {
        return !isAnswered() || live;
    }

    /** Answers, or ends an answer that is streamed, unless it is whole; on the event loop. */
    void giveUp(Response response) {
        if (!answer(response) && (streamedStatus != 0)) {
            abort();
        }
    }

    /** Turns the connection into a WebSocket; to be called on the event loop, of a request that was held back. */
    Future<ServerWebSocket> upgrade() {
        if (!claim()) {
            return Future.failedFuture("The request was answered already");
        }
        streamedStatus = SWITCHING_PROTOCOLS;
        return rest.toWebSocket().onSuccess(_ -> staysOpen()).onFailure(_ -> over(BAD_REQUEST));
    }

    /** Ends an answer that was begun. */
    void endStreamed() {
        boolean _ = over(streamedStatus, () -> written(incoming.response().end()));
    }

    /** Ends an answer that was begun in a way that shows that it is not whole. */
    void abort() {
        if (!isOver()) {
            close();
            boolean _ = over(streamedStatus);
        }
    }

    /**
     * Sets what is run when the caller is gone.
     *
     * @param closed when its stream or connection has ended, which also comes after each answer
     * @param unableToWrite when a piece of the answer could not be written
     */
    void whenLost(Runnable closed, Runnable unableToWrite) {
        this.whenLost = unableToWrite;
        incoming.response().closeHandler(_ -> closed.run());
    }

    /** Notes that something could not be written. */
    void lost() {
        whenLost.run();
    }

    /** Notes that nobody is left to answer to; tells whether that was so, and not all of the answer handed over before. */
    boolean abandon() {
        boolean _ = claim();
        return over(CLIENT_GONE);
    }

    /** Only the first one answers. */
    private boolean claim() {
        return !answered.get() && answered.compareAndSet(false, true);
    }

    private boolean over(int status) {
        return over(status, () -> {});
    }

    private boolean over(int status, Runnable end) {
        if (over.get() || !over.compareAndSet(false, true)) {
            return false;
        }
        if (!recorded) {
            record(status);
        }
        end.run();
        rest.drop(isSafe(), this::close);
        whenAnswered.run();
        return true;
    }

    private void record(int status) {
        observers.record(this, status, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Closes the stream of HTTP/2, or the connection. */
    void close() {
        Future<Void> _ = isHttp2() ? incoming.response().reset() : incoming.connection().close();
    }

    boolean isHttp2() {
        return incoming.version() == HttpVersion.HTTP_2;
    }

    private void isNotTaken() {
        observers.connections().closed(Closed.SLOW_READER);
        close();
    }

    /** Notes that the answer is on its way: a connection of HTTP/1 has its next request when it was written. */
    void written(Future<Void> written) {
        Peer asking = peer;
        if (asking != null) {
            written.onComplete(_ -> asking.isAnswered(this));
        }
    }
}
