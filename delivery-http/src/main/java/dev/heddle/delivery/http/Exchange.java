package dev.heddle.delivery.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One request and its one answer, on the side of the connection. */
final class Exchange {

    /** The route of what no template fits. */
    static final String UNMATCHED = "unmatched";

    /** The status of an answer that nobody is left to get, as proxies log it. */
    static final int CLIENT_GONE = 499;

    private static final HttpDate DATE = new HttpDate(InstantSource.system());
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
            "TRACE", "CONNECT");
    private static final int MAX_METHOD = 20;

    private final HttpServerRequest incoming;
    private final Observers observers;
    private final BooleanSupplier isStopping;
    private final String id;
    private final String method;
    private final String path;
    private final long start = System.nanoTime();
    private final AtomicBoolean answered = new AtomicBoolean();
    private Runnable whenAnswered = () -> {};
    private @Nullable Peer peer;
    private String route = UNMATCHED;

    /**
     * Begins.
     *
     * @param isStopping whether the connection is closed after the answer
     */
    Exchange(HttpServerRequest incoming, Observers observers, BooleanSupplier isStopping) {
        this.incoming = incoming;
        this.observers = observers;
        this.isStopping = isStopping;
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

    /** Returns whether the method changes nothing. */
    boolean isSafe() {
        return method.equals("GET") || method.equals("HEAD");
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
        return !isAnswered() && incoming.isEnded() && incoming.version() == HttpVersion.HTTP_1_1;
    }

    /** Returns whether there is an answer, or nobody left to get one. */
    boolean isAnswered() {
        return answered.get();
    }

    /** Answers; else the same as {@link #answer(Content)}. */
    boolean answer(Response response) {
        return !isAnswered() && answer(Content.from(response, id));
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
        HttpServerResponse outgoing = incoming.response();
        boolean gone = outgoing.ended() || outgoing.closed();
        if (!gone) {
            send(content, outgoing);
        }
        over(gone ? CLIENT_GONE : content.status());
        return true;
    }

    /** Answers a request whose rest is not wanted, and closes what it came on; on the event loop only. */
    void answerAndClose(Response response) {
        if (answer(isHttp2() ? response : response.with(Header.CONNECTION_CLOSE))) {
            LingeringClose.afterRest(incoming, this::close);
        }
    }

    /** Answers bytes that are no request, upon which Vert.x closes the connection; on the event loop only. */
    void answerInvalid(Response response) {
        if (!claim()) {
            return;
        }
        Content content = Content.from(response.with(Header.CONNECTION_CLOSE), id);
        HttpServerResponse outgoing = incoming.response();
        head(content, outgoing).putHeader("Content-Length", Integer.toString(content.bytes().length));
        Future<Void> _ = outgoing.write(Buffer.buffer(content.bytes()));
        LingeringClose.afterTime(() -> outgoing.end());
        over(content.status());
    }

    /** Notes that nobody is left to answer to, unless there was an answer before. */
    void abandon() {
        if (claim()) {
            over(CLIENT_GONE);
        }
    }

    /** Only the first one answers. */
    private boolean claim() {
        return !answered.get() && answered.compareAndSet(false, true);
    }

    private void over(int status) {
        observers.record(this, status, Duration.ofNanos(System.nanoTime() - start));
        whenAnswered.run();
    }

    private void send(Content content, HttpServerResponse outgoing) {
        try {
            write(content, outgoing);
        } catch (AssertionError _) {
            close(); // Where the JVM asserts, Vert.x is surprised by whoever writes just while the connection goes away.
        } catch (RuntimeException e) {
            // If the caller hung up in between, nobody is left to tell; else nobody must be left waiting.
            if (!outgoing.closed()) {
                ExceptionProblems.logged("Unable to write an answer", e, this);
                close();
            }
        }
    }

    /** Closes the stream of HTTP/2, or the connection. */
    private void close() {
        Future<Void> _ = isHttp2() ? incoming.response().reset() : incoming.connection().close();
    }

    boolean isHttp2() {
        return incoming.version() == HttpVersion.HTTP_2;
    }

    private void write(Content content, HttpServerResponse outgoing) {
        head(content, outgoing);
        if (method.equals("HEAD")) {
            written(outgoing.putHeader("Content-Length", Integer.toString(content.bytes().length)).end());
        } else {
            written(outgoing.end(Buffer.buffer(content.bytes())));
        }
    }

    private void written(Future<Void> written) {
        Peer asking = peer;
        if (asking != null) {
            written.onComplete(_ -> asking.isAnswered(this));
        }
    }

    private HttpServerResponse head(Content content, HttpServerResponse outgoing) {
        outgoing.setStatusCode(content.status()).putHeader("Date", DATE.now()).putHeader(RequestId.HEADER, id);
        if (isStopping.getAsBoolean() && !isHttp2()) {
            outgoing.putHeader(Header.CONNECTION_CLOSE.name(), Header.CONNECTION_CLOSE.value());
        }
        for (Header header : content.headers()) {
            outgoing.putHeader(header.name(), header.value());
        }
        return outgoing;
    }
}
