package dev.heddle.benchmarks.contest;

import java.util.List;
import java.util.Locale;

/**
 * What a figure says, and how it is written: with three digits or more.
 *
 * @param step how many of one name make one of the next
 * @param names from the smallest, in which figures are measured, to the largest
 */
record Unit(int step, List<String> names) {

    /** The time that something takes, in nanoseconds. */
    static final Unit TIME = new Unit(1_000, List.of("ns", "µs", "ms", "s"));

    /** The size of something on the heap, in bytes. */
    static final Unit SIZE = new Unit(1_024, List.of("B", "KiB", "MiB", "GiB"));

    private static final int DIGITS = 3;

    Unit {
        names = List.copyOf(names);
    }

    String base() {
        return names.getFirst();
    }

    String format(double figure) {
        double scaled = figure;
        int name = 0;
        while (Math.abs(scaled) >= step && name < names.size() - 1) {
            scaled /= step;
            name++;
        }
        int whole = String.valueOf((long) Math.abs(scaled)).length();
        return String.format(Locale.ROOT, "%." + Math.max(0, DIGITS - whole) + "f %s", scaled, names.get(name));
    }
}
