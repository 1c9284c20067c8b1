package dev.heddle.benchmarks.idle;

import static java.util.stream.Collectors.joining;

import dev.heddle.benchmarks.internal.Figures;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What idle connections took of both servers. */
final class Report {

    private static final double AIM = 1.2;
    private static final String HEAD = """
        | each idle connection | server | median, B | lowest to highest, B | ratio | aim |
        |---|---|--:|--:|--:|---|
        """;

    private final List<Measurement> measurements;

    Report(List<Measurement> measurements) {
        this.measurements = List.copyOf(measurements);
    }

    /** Returns a Markdown table of the medians over all rounds and of their spread; the ratio is what Heddle takes of what Vert.x takes. */
    String table() {
        return HEAD + rows("heap", Memory::heap) + rows("RSS", Memory::rss);
    }

    /** Returns every single measurement, one a line, under a line of names. */
    String csv() {
        return measurements.stream()
                .map(m -> String.format(Locale.ROOT, "%s,%d,%.1f,%.1f\n", m.kind(), m.round(), m.each().heap(),
                        m.each().rss()))
                .collect(joining("", "server,round,heap B,RSS B\n", ""));
    }

    private String rows(String what, ToDoubleFunction<Memory> part) {
        Figures heddle = figures(Kind.HEDDLE, part);
        Figures vertx = figures(Kind.VERTX, part);
        double ratio = heddle.median() / vertx.median();
        return row(what, Kind.HEDDLE, heddle, String.format(Locale.ROOT, "**%.2f**", ratio),
                "at most " + AIM + (ratio <= AIM ? "" : ", missed"))
                + row(what, Kind.VERTX, vertx, "1", "");
    }

    private Figures figures(Kind kind, ToDoubleFunction<Memory> part) {
        return Figures.of(measurements.stream().filter(m -> m.kind() == kind)
                .map(m -> part.applyAsDouble(m.each())).toList());
    }

    private static String row(String what, Kind kind, Figures figures, String ratio, String aim) {
        return String.format(Locale.ROOT, "| %s | %s | %.0f | %.0f to %.0f | %s | %s |\n", what, kind,
                figures.median(), figures.lowest(), figures.highest(), ratio, aim);
    }
}
