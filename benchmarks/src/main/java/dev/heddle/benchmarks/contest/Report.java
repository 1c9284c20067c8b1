package dev.heddle.benchmarks.contest;

import static java.util.stream.Collectors.joining;

import dev.heddle.benchmarks.internal.Figures;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What all contestants took. */
final class Report {

    private static final String HEAD = """
        | work | by | median | lowest to highest | ratio | aim |
        |---|---|--:|--:|--:|--:|
        """;

    private final List<Measurement> measurements;

    Report(List<Measurement> measurements) {
        this.measurements = List.copyOf(measurements);
    }

    /**
     * Returns a Markdown table of the medians over all rounds and of their spread, where a round is the median of its figures;
     * the ratio is what the first contestant takes of what this one takes.
     */
    String table() {
        return contests().map(this::rows).collect(joining("", HEAD, ""));
    }

    /** Returns every single figure, one a line, under a line of names. */
    String csv() {
        return measurements.stream().flatMap(Report::lines)
                .collect(joining("", "contest,work,by,round,figure,unit\n", ""));
    }

    private Stream<Contest> contests() {
        return measurements.stream().map(Measurement::contest).distinct();
    }

    private String rows(Contest contest) {
        return contest.contestants().stream().map(contestant -> row(contest, contestant)).collect(joining());
    }

    private String row(Contest contest, Contestant contestant) {
        Figures figures = figures(contest, contestant);
        Ratio ratio = new Ratio(figures(contest, contest.first()).median(), figures.median());
        boolean first = contestant.equals(contest.first());
        return "| %s | %s | %s | %s to %s | %s | %s |\n".formatted(contest.work(), contestant.name(),
                contest.unit().format(figures.median()), contest.unit().format(figures.lowest()),
                contest.unit().format(figures.highest()), first ? "1" : "**" + ratio + "**",
                first ? "" : ratio.beside(contestant.aim()));
    }

    private Figures figures(Contest contest, Contestant contestant) {
        return Figures.of(measurements.stream()
                .filter(m -> m.contest().equals(contest) && m.contestant().equals(contestant))
                .map(Measurement::median).toList());
    }

    private static Stream<String> lines(Measurement measurement) {
        return measurement.figures().stream()
                .map(figure -> String.format(Locale.ROOT, "%s,\"%s\",\"%s\",%d,%.3f,%s\n", measurement.contest().name(),
                        measurement.contest().work(), measurement.contestant().name(), measurement.round(), figure,
                        measurement.contest().unit().base()));
    }
}
