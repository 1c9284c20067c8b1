package dev.heddle.gateway.http;

import dev.heddle.concurrency.BlockingRegion;
import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.usecase.Effects;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One request, from the wait for a place to its answer. It runs under a context of its own, a child of the caller's with the call's
 * time limit: what ends that also ends the call, and whose doing it was is asked afterwards. The JDK's own time-out for
 * requests would not do, since it ends with the head of the answer.
 */
final class Call<T extends @Nullable Object> {

    /** Those that change nothing (RFC 9110, section 9.2.1). */
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final HttpClient http;
    private final Semaphore places;
    private final HttpRequest request;
    private final BodyHandler<T> bodyHandler;
    private final Duration limit;
    private final CallFailures failures;
    private boolean underWay;

    Call(HttpClient http, Semaphore places, HttpRequest request, BodyHandler<T> bodyHandler, Duration timeout) {
        this.http = http;
        this.places = places;
        this.request = request;
        this.bodyHandler = bodyHandler;
        this.limit = request.timeout().filter(own -> own.compareTo(timeout) < 0).orElse(timeout);
        this.failures = new CallFailures(request, limit);
    }

    HttpResponse<T> run() {
        Context caller = Context.current();
        try (CancellableContext context = caller.withTimeout(limit)) {
            return context.call(this::sendWithinPlaces);
        } catch (CancelledException e) {
            caller.throwIfCancelled();
            throw isOver(caller) ? e : outOfTime(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(
                    new CancelCause.CancelledByCaller("the waiting thread was interrupted"), e);
        }
    }

    /** Whether its deadline has passed, which its timer may be about to find out. */
    private static boolean isOver(Context caller) {
        return caller.remaining().filter(Duration::isZero).isPresent();
    }

    private RuntimeException outOfTime(CancelledException cause) {
        return underWay ? failures.noAnswerInTime(cause) : failures.noPlaceInTime(cause);
    }

    private HttpResponse<T> sendWithinPlaces() throws InterruptedException {
        places.acquire();
        try {
            underWay = true;
            if (!SAFE_METHODS.contains(request.method())) {
                Effects.mayStay();
            }
            return send();
        } finally {
            places.release();
        }
    }

    /**
     * A connection may break for no fault of this call: by a server that closes it while it is idle, or, in the JDK's client, by the cancel of
     * the call that had it before. So what may be repeated is sent once more (RFC 9112, section 9.3.1).
     */
    private HttpResponse<T> send() throws InterruptedException {
        try {
            return sendOnce();
        } catch (CompletionException e) {
            if (!failures.isWorthAnotherTry(e.getCause())) {
                throw failures.of(e.getCause());
            }
        }
        try {
            return sendOnce();
        } catch (CompletionException e) {
            throw failures.of(e.getCause());
        }
    }

    private HttpResponse<T> sendOnce() throws InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(TracedRequest.of(request), bodyHandler);
        try {
            return BlockingRegion.call(() -> answer.cancel(true), () -> await(answer));
        } finally {
            // Where the wait ended without the canceller, by an interrupt say; an answer that is there is not touched.
            answer.cancel(true);
        }
    }

    private HttpResponse<T> await(CompletableFuture<HttpResponse<T>> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }
}
