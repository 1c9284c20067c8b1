package dev.heddle.benchmarks.internal;

import java.util.Arrays;
import java.util.Collection;

/** The same thing measured several times, in ascending order. */
public final class Figures {

    private final double[] sorted;

    private Figures(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Orders what was measured.
     *
     * @throws IllegalArgumentException if nothing was
     */
    public static Figures of(Collection<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("There are no figures");
        }
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Figures(sorted);
    }

    /** Returns the one in the middle, or else the mean of the two there. */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * Returns the one that this part of all does not exceed, by the nearest rank.
     *
     * @param part above 0, at most 1
     */
    public double quantile(double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    public double lowest() {
        return sorted[0];
    }

    public double highest() {
        return sorted[sorted.length - 1];
    }
}
