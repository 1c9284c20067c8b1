package dev.heddle.benchmarks.contest;

import dev.heddle.benchmarks.internal.Figures;
import java.util.List;

/** What a contestant took in one round. */
record Measurement(Contest contest, Contestant contestant, int round, List<Double> figures) {

    Measurement {
        figures = List.copyOf(figures);
    }

    double median() {
        return Figures.of(figures).median();
    }
}
