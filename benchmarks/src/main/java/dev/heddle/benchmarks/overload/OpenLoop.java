package dev.heddle.benchmarks.overload;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at a rate, whatever becomes of those before, as callers do who do not know of one another. Each gives up
 * when its time is over, and hangs up.
 */
final class OpenLoop implements AutoCloseable {

    private static final int CONNECTIONS = 20_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setDefaultHost("127.0.0.1"),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));

    /** Sends for so long, waits until all have ended, and says what came of it; the heap is left out. */
    Step run(String service, int port, double rate, Duration time) {
        Tally tally = new Tally();
        long begun = System.nanoTime();
        long count = Math.round(rate * time.toMillis() / 1_000);
        for (long i = 0; i < count; i++) {
            long due = begun + Math.round(i * 1e9 / rate);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            send(port, due, tally);
        }
        while (tally.pending.get() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        return tally.step(service, rate, time);
    }

    private void send(int port, long due, Tally tally) {
        tally.pending.incrementAndGet();
        long left = Math.max(1, Loaded.TIME.toMillis() - (System.nanoTime() - due) / 1_000_000);
        client.request(HttpMethod.GET, port, "127.0.0.1", "/work").onComplete(connected -> {
            if (connected.failed()) {
                tally.end(0, due);
            } else {
                ask(connected.result(), left, due, tally);
            }
        });
    }

    /** Resets an HTTP/1.1 request by closing its connection. */
    private void ask(HttpClientRequest request, long left, long due, Tally tally) {
        long alarm = vertx.setTimer(left, _ -> request.reset());
        request.send().compose(answer -> answer.body().map(answer.statusCode())).onComplete(answered -> {
            vertx.cancelTimer(alarm);
            tally.end(answered.succeeded() ? answered.result() : 0, due);
        });
    }

    @Override
    public void close() {
        client.close().await();
        vertx.close().await();
    }

    private static final class Tally {

        private final AtomicInteger pending = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger late = new AtomicInteger();
        private final ConcurrentLinkedQueue<Long> good = new ConcurrentLinkedQueue<>();

        void end(int status, long due) {
            long took = System.nanoTime() - due;
            if (status == 503) {
                refused.incrementAndGet();
            } else if (status == 200 && took <= Loaded.TIME.toNanos()) {
                good.add(took);
            } else {
                late.incrementAndGet();
            }
            pending.decrementAndGet();
        }

        Step step(String service, double rate, Duration time) {
            List<Double> millis = good.stream().map(nanos -> nanos / 1e6).toList();
            double seconds = time.toMillis() / 1_000.0;
            return new Step(service, rate, millis.size() / seconds, refused.get() / seconds, late.get() / seconds,
                    millis,
                    0);
        }
    }
}
