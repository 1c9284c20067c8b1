package dev.heddle.delivery.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.TaskGroup;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What there is of a server between its start and its stop: the open port, and the tasks that handle requests. */
final class RunningServer {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /** How long handlers that were cancelled may take to end, and their answers to be sent. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

    private final Listener listener;
    private final Dispatcher dispatcher;
    private final TaskGroup tasks;
    private final TaskGroup streams;

    private RunningServer(Listener listener, Dispatcher dispatcher, TaskGroup tasks, TaskGroup streams) {
        this.listener = listener;
        this.dispatcher = dispatcher;
        this.tasks = tasks;
        this.streams = streams;
    }

    static RunningServer start(HttpServerSettings settings, RouteTrie routes, Observers observers,
            ContentRules rules) {
        return Context.current().withoutCancel().call(() -> {
            ThreadLane requests = ThreadLane.open("http-request", Gate.ofServer(settings.maxRequests()));
            ThreadLane streams = ThreadLane.open("http-stream", Gate.ofStreams(settings.streams().maxOpen()));
            try {
                Peers peers = new Peers(
                        new Connections(settings.connections(), observers.connections(), rules.types()));
                Dispatcher dispatcher = new Dispatcher(routes, requests, streams, observers, settings, peers, rules);
                return new RunningServer(Listener.open(settings, dispatcher, peers), dispatcher, requests.tasks(),
                        streams.tasks());
            } catch (Throwable thrown) {
                requests.tasks().close();
                streams.tasks().close();
                throw thrown;
            }
        });
    }

    int port() {
        return listener.port();
    }

    /** Stops, whether or not the caller's context is cancelled. */
    void stop(Duration delay, Duration grace) {
        Context.current().withoutCancel().run(() -> {
            goOnFor(delay);
            finish(grace);
        });
    }

    /** Whoever interrupts does not want to wait for what comes after either, so the interrupt stays pending. */
    private static void goOnFor(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish(Duration grace) {
        dispatcher.stop();
        endStreams();
        CompletableFuture<?> answered = listener.shutdown(grace.plus(LAST_ANSWERS));
        awaitRequests(answered, grace);
        tasks.cancel(new CancelCause.ShuttingDown());
        if (!tasks.closeWithin(LAST_ANSWERS)) {
            LOG.warn("Stopped, but there are handlers that go on although they were cancelled");
        }
        answered.join();
        listener.close();
    }

    /** They would never end by themselves. Whoever listens at the other end is told so before the connections are closed. */
    private void endStreams() {
        boolean _ = streams.cancel(new CancelCause.ShuttingDown());
        if (!streams.closeWithin(LAST_ANSWERS)) {
            LOG.warn("There are feeds or WebSockets that go on although they were cancelled");
        }
    }

    /** A caller may be gone while the handler is not, so the tasks are awaited too. */
    private void awaitRequests(CompletableFuture<?> answered, Duration grace) {
        long end = System.nanoTime() + grace.toNanos();
        try {
            answered.get(grace.toNanos(), NANOSECONDS);
            tasks.await(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // whoever interrupts does not want to wait
        } catch (TimeoutException | ExecutionException _) {
            // what is left is cancelled now
        }
    }
}
