package dev.heddle.delivery.http;

import dev.heddle.concurrency.LiveTask;
import dev.heddle.concurrency.LiveTasks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /tasks} answers with what Heddle runs in this JVM: {@code count}, and in {@code tasks} the oldest of them with
 * {@code name}, {@code owner}, {@code since}, {@code deadline} (null where there is none) and {@code creator}, the stack of
 * who started it, which is empty unless {@link LiveTasks#recordCreators} is on. The parameter {@code limit} says how many:
 * from 1 to {@value #MAX_LIMIT}, else {@value #DEFAULT_LIMIT}.
 *
 * <p>It holds up no task, however many there are, and has a limit of its own, so that it answers where the server has too
 * much to do. For those who run the service: names and stacks are nobody else's
 * business.
 */
public final class TasksRoutes implements Routes {

    /** How many tasks are listed where the caller does not say. */
    public static final int DEFAULT_LIMIT = 100;

    /** How many tasks are listed at the most. */
    public static final int MAX_LIMIT = 1_000;

    private static final Parser<Integer> NUMBERS = Parser.integer(1, MAX_LIMIT);
    private static final RouteLimits LIMITS = RouteLimits.none().withMaxInFlight(10);

    /** Creates the routes. */
    public TasksRoutes() {}

    @Override
    public void addTo(Router router) {
        router.with(LIMITS).get("/tasks", TasksRoutes::list);
    }

    private static Response list(Request request) {
        int limit = request.query("limit", NUMBERS).orElse(DEFAULT_LIMIT);
        List<Entry> oldest = LiveTasks.oldest(limit).stream().map(Entry::from).toList();
        return Response.ok(new Body(LiveTasks.count(), oldest));
    }

    private record Body(long count, List<Entry> tasks) {}

    private record Entry(String name, String owner, Instant since, @Nullable Instant deadline, List<String> creator) {

        static Entry from(LiveTask task) {
            return new Entry(task.name(), task.owner(), task.since(), task.deadline().orElse(null),
                    task.creator().stream().map(StackTraceElement::toString).toList());
        }
    }
}
