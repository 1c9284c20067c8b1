package dev.heddle.usecase;

import dev.heddle.concurrency.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * When a request would have ended, in a delivery that only observes deadlines: what would have been refused for it can then
 * be counted.
 *
 * @param nanoTime by {@link System#nanoTime()}
 */
public record ObservedDeadline(long nanoTime) {

    private static final Context.Key<ObservedDeadline> KEY = Context.Key.named("observed deadline");

    /** Returns the deadline of what begins now and has so much time. */
    public static ObservedDeadline after(Duration time) {
        return new ObservedDeadline(System.nanoTime() + time.toNanos());
    }

    /** Returns a child of the context that has this. */
    public Context in(Context context) {
        return context.with(KEY, this);
    }

    /** Returns the time that would be left in the current context, negative after the end; empty where none is observed. */
    public static Optional<Duration> remaining() {
        return Context.current().get(KEY).map(end -> Duration.ofNanos(end.nanoTime - System.nanoTime()));
    }
}
