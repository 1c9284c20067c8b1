package dev.heddle.concurrency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A scope, group or pool that had not been closed when the list was made.
 *
 * @param id      its number; whoever is opened later has a greater one
 * @param kind    {@code scope}, {@code group} or {@code pool}
 * @param name    its name
 * @param since   when it was opened
 * @param tasks   how many of its tasks have not ended
 * @param thread  the thread that a scope belongs to
 * @param creator the stack of who opened it, innermost frame first; empty unless {@link LiveTasks#recordCreators} is on
 */
public record OpenOwner(long id, String kind, String name, Instant since, long tasks, Optional<Thread> thread,
        List<StackTraceElement> creator) {

    public OpenOwner {
        creator = List.copyOf(creator);
    }
}
