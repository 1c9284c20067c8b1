package dev.heddle.concurrency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task that had not ended when the list was made.
 *
 * @param name     its name
 * @param owner    the scope, group or pool that it belongs to
 * @param since    when it was started
 * @param deadline the deadline of its context
 * @param thread   the thread that it runs on
 * @param creator  the stack of who started it, innermost frame first; empty unless {@link LiveTasks#recordCreators} is on
 */
public record LiveTask(String name, String owner, Instant since, Optional<Instant> deadline, Thread thread,
        List<StackTraceElement> creator) {

    public LiveTask {
        creator = List.copyOf(creator);
    }
}
