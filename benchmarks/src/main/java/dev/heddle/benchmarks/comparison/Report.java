package dev.heddle.benchmarks.comparison;

import static java.util.stream.Collectors.joining;

import dev.heddle.benchmarks.internal.Figures;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The measurements of two services, the first of which is compared to the second. */
final class Report {

    private static final String HEAD = """
        | request | service | requests/s | lowest to highest | p50, ms | p99, ms | errors | RSS, MiB | ratio |
        |---|---|--:|--:|--:|--:|--:|--:|--:|
        """;

    private final String first;
    private final String second;
    private final List<Measurement> measurements;

    Report(String first, String second, List<Measurement> measurements) {
        this.first = first;
        this.second = second;
        this.measurements = List.copyOf(measurements);
    }

    /** Returns a Markdown table of the medians over all rounds, the sum of the errors, and the largest memory. */
    String table() {
        return Stream.of(Scenario.values()).map(this::rows).collect(joining("", HEAD, ""));
    }

    /** Returns every single measurement, one a line, under a line of names. */
    String csv() {
        return measurements.stream()
                .map(m -> String.format(Locale.ROOT, "%s,%s,%d,%.1f,%.3f,%.3f,%d,%d\n", m.scenario(), m.service(),
                        m.round(), m.requestsPerSecond(), m.median(), m.p99(), m.errors(), m.memory()))
                .collect(joining("", "scenario,service,round,requests/s,p50 ms,p99 ms,errors,RSS MiB\n",
                        ""));
    }

    long errors() {
        return measurements.stream().mapToLong(Measurement::errors).sum();
    }

    private String rows(Scenario scenario) {
        double ratio = median(first, scenario, Measurement::requestsPerSecond)
                / median(second, scenario, Measurement::requestsPerSecond);
        return row(scenario, first, String.format(Locale.ROOT, "**%.2f**", ratio)) + row(scenario, second, "1");
    }

    private String row(Scenario scenario, String service, String ratio) {
        Figures rates = figures(service, scenario, Measurement::requestsPerSecond);
        return String.format(Locale.ROOT, "| %s | %s | %.0f | %.0f to %.0f | %.2f | %.2f | %d | %d | %s |\n",
                scenario.request(), service,
                rates.median(), rates.lowest(), rates.highest(),
                median(service, scenario, Measurement::median), median(service, scenario, Measurement::p99),
                of(service, scenario).mapToLong(Measurement::errors).sum(),
                of(service, scenario).mapToLong(Measurement::memory).max().orElseThrow(), ratio);
    }

    private double median(String service, Scenario scenario, ToDoubleFunction<Measurement> figure) {
        return figures(service, scenario, figure).median();
    }

    private Figures figures(String service, Scenario scenario, ToDoubleFunction<Measurement> figure) {
        return Figures.of(of(service, scenario).mapToDouble(figure).boxed().toList());
    }

    private Stream<Measurement> of(String service, Scenario scenario) {
        return measurements.stream().filter(m -> m.service().equals(service) && m.scenario() == scenario);
    }
}
