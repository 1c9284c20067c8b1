package dev.heddle.concurrency;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All outcomes, in the order of the forks; no outcome cancels anybody. */
final class GatherAll<T extends @Nullable Object> implements Policy<T, List<Outcome<T>>> {

    private final List<ScopeTask<? extends T>> tasks = new ArrayList<>();

    @Override
    public void forked(ScopeTask<? extends T> task) {
        tasks.add(task);
    }

    @Override
    public void ended(ScopeTask<? extends T> task, Outcome<? extends T> outcome) {}

    @Override
    public List<Outcome<T>> result() {
        return tasks.stream().map(GatherAll::<T>outcome).toList();
    }

    @SuppressWarnings("unchecked") // an outcome only gives
    private static <T extends @Nullable Object> Outcome<T> outcome(ScopeTask<? extends T> task) {
        return (Outcome<T>) task.outcome();
    }
}
