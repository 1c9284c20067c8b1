package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One {@link WorkerPool#map}: tasks that each take the next input, rather than a queue between two sides. */
final class OrderedMap<J, R extends @Nullable Object> {

    private static final String NAME = "map";

    private final JobFunction<? super J, ? extends R> function;
    private final List<J> inputs = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    /** Each worker sets its own places; the join makes them seen. */
    private final @Nullable Object[] results;

    OrderedMap(Iterable<? extends J> inputs, JobFunction<? super J, ? extends R> function) {
        this.function = requireNonNull(function, "function is null");
        requireNonNull(inputs, "inputs is null")
                .forEach(input -> this.inputs.add(requireNonNull(input, "job is null")));
        this.results = new Object[this.inputs.size()];
    }

    List<R> run(int workers) {
        int needed = Math.min(WorkerPool.atLeastOne("workers", workers), results.length);
        try (var scope = TaskScope.builder().name(NAME).failFast()) {
            for (int i = 0; i < needed; i++) {
                scope.fork(this::work);
            }
            scope.join();
        }
        return results();
    }

    private void work() throws Exception {
        Context context = Context.current();
        Turn turn = new Turn();
        for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
            context.throwIfCancelled();
            results[i] = apply(inputs.get(i), context);
            turn.jobEnded();
        }
    }

    private R apply(J job, Context context) throws Exception {
        try {
            return OneOfMany.<J, R>call(function, job);
        } catch (Throwable thrown) {
            if (Failures.isGivingUp(context, thrown)) {
                throw thrown;
            }
            throw new JobFailedException(NAME, job, thrown);
        }
    }

    @SuppressWarnings("unchecked") // work() puts nothing else there
    private List<R> results() {
        List<R> list = new ArrayList<>(results.length);
        for (Object result : results) {
            list.add((R) result);
        }
        return list;
    }
}
