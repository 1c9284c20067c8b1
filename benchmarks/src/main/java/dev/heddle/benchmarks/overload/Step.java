package dev.heddle.benchmarks.overload;

import dev.heddle.benchmarks.internal.Figures;
import java.util.List;
import java.util.Locale;

/**
 * What one service did with one rate of requests.
 *
 * @param good answered with 200 within the time, a second
 * @param refused answered with 503, a second
 * @param late not answered within the time, or with 504, a second
 * @param millis how long the good ones took, from when they should have been sent
 * @param heap the service's heap after a collection, in MiB
 */
record Step(String service, double offered, double good, double refused, double late, List<Double> millis, long heap) {

    double quantile(double part) {
        return millis.isEmpty() ? Double.NaN : Figures.of(millis).quantile(part);
    }

    String row(double capacity) {
        return String.format(Locale.ROOT, "| %.2f | %s | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %d |\n",
                offered / capacity, service, offered, good, refused, late, quantile(0.5), quantile(0.99), heap);
    }

    String csv() {
        return String.format(Locale.ROOT, "%s,%.1f,%.1f,%.1f,%.1f,%.2f,%.2f,%d\n", service, offered, good, refused,
                late,
                quantile(0.5), quantile(0.99), heap);
    }

    @Override
    public String toString() {
        return service + " at " + Math.round(offered) + "/s: " + Math.round(good) + "/s in time";
    }
}
