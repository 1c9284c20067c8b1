package dev.heddle.benchmarks.contest;

import java.util.List;

/**
 * Some work that several can do.
 *
 * @param name what a user calls it on the command line; several may share one
 * @param work the work in words
 * @param unit what its figures say
 * @param contestants Heddle first, then its peers
 */
record Contest(String name, String work, Unit unit, List<Contestant> contestants) {

    Contest {
        contestants = List.copyOf(contestants);
        if (contestants.size() < 2) {
            throw new IllegalArgumentException(work + " needs two contestants or more");
        }
    }

    Contestant first() {
        return contestants.getFirst();
    }
}
