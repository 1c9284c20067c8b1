package dev.heddle.benchmarks.contest;

import java.util.Locale;
import java.util.OptionalDouble;

/** What one takes of what the other takes. Where the other takes less than one nanosecond or byte, there is none. */
record Ratio(double one, double other) {

    /** Returns the aim, and whether it is missed. */
    String beside(OptionalDouble aim) {
        return aim.isPresent() && isKnown() ? beside(aim.getAsDouble()) : "";
    }

    @Override
    public String toString() {
        return isKnown() ? String.format(Locale.ROOT, "%.2f", one / other) : "-";
    }

    private String beside(double aim) {
        return "at most " + aim + (one / other <= aim ? "" : ", missed");
    }

    private boolean isKnown() {
        return other >= 1;
    }
}
