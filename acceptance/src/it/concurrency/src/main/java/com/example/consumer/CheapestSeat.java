package com.example.consumer;

import static java.util.Comparator.naturalOrder;

import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.Outcome;
import dev.heddle.concurrency.TaskScope;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Asks all sellers at once, and takes the best of what they say in time. */
final class CheapestSeat {

    private final List<Callable<Integer>> sellers;

    CheapestSeat(List<Callable<Integer>> sellers) {
        this.sellers = List.copyOf(sellers);
    }

    OptionalInt within(Duration time) {
        try (CancellableContext context = Context.current().withTimeout(time)) {
            return context.call(this::askAll).stream().flatMap(CheapestSeat::price).min(naturalOrder())
                    .map(OptionalInt::of).orElse(OptionalInt.empty());
        }
    }

    private List<Outcome<Integer>> askAll() {
        try (TaskScope<Integer, List<Outcome<Integer>>> scope = TaskScope.gatherAll()) {
            for (Callable<Integer> seller : sellers) {
                scope.fork(seller);
            }
            return scope.join();
        }
    }

    private static Stream<Integer> price(Outcome<Integer> outcome) {
        return switch (outcome) {
            case Outcome.Succeeded<Integer>(Integer price) -> Stream.of(price);
            case Outcome.Failed<Integer> _,Outcome.Cancelled<Integer> _ -> Stream.empty();
        };
    }
}
