package dev.heddle.benchmarks.overload;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/** Draws goodput over load, as SVG that is readable on light and dark ground. */
final class Plot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int BOTTOM = 340;
    private static final int TOP = 30;
    private static final int RIGHT = 690;

    private final double capacity;
    private final double most;
    private final double highest;

    private Plot(double capacity, List<Step> steps) {
        this.capacity = capacity;
        this.most = steps.stream().mapToDouble(Step::offered).max().orElse(1) / capacity;
        this.highest = 1.1 * steps.stream().mapToDouble(Step::good).max().orElse(1);
    }

    static String of(double capacity, List<Step> steps) {
        Plot plot = new Plot(capacity, steps);
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
            <rect width="100%%" height="100%%" fill="#ffffff"/>
            %s%s%s
            <text x="380" y="385" text-anchor="middle" fill="#222222">requests offered, in multiples of the capacity</text>
            <text x="18" y="185" text-anchor="middle" fill="#222222" transform="rotate(-90 18 185)">answered in time, a second</text>
            </svg>
            """.formatted(
                WIDTH, HEIGHT, plot.axes(), plot.line(steps, "Heddle", "#1f6fb2", -10),
                plot.line(steps, "without", "#c0392b", 20));
    }

    private String axes() {
        StringBuilder lines = new StringBuilder();
        for (double load = 0; load <= most + 0.01; load += 0.5) {
            lines.append(format("<line x1='%.0f' y1='%d' x2='%.0f' y2='%d' stroke='#dddddd'/>", x(load), TOP, x(load),
                    BOTTOM))
                    .append(format("<text x='%.0f' y='%d' text-anchor='middle' fill='#222222'>%.1f</text>\n", x(load),
                            BOTTOM + 18, load));
        }
        for (int rate = 0; rate <= highest; rate += 100) {
            lines.append(format("<line x1='%d' y1='%.0f' x2='%d' y2='%.0f' stroke='#dddddd'/>", LEFT, y(rate), RIGHT,
                    y(rate)))
                    .append(format("<text x='%d' y='%.0f' text-anchor='end' fill='#222222'>%d</text>\n", LEFT - 8,
                            y(rate) + 4, rate));
        }
        return lines.toString();
    }

    private String line(List<Step> steps, String service, String colour, int above) {
        List<Step> own = steps.stream().filter(step -> step.service().equals(service)).toList();
        String points = own.stream().map(step -> format("%.1f,%.1f", x(step.offered() / capacity), y(step.good())))
                .collect(joining(" "));
        Step last = own.getLast();
        return format("<polyline points='%s' fill='none' stroke='%s' stroke-width='2.5'/>\n", points, colour)
                + own.stream().map(step -> format("<circle cx='%.1f' cy='%.1f' r='4' fill='%s'/>",
                        x(step.offered() / capacity), y(step.good()), colour)).collect(joining())
                + format("<text x='%.0f' y='%.0f' text-anchor='end' fill='%s' font-weight='bold'>%s</text>\n",
                        x(last.offered() / capacity), y(last.good()) + above, colour, service);
    }

    private double x(double load) {
        return LEFT + load / most * (RIGHT - LEFT);
    }

    private double y(double rate) {
        return BOTTOM - rate / highest * (BOTTOM - TOP);
    }

    @SuppressWarnings("AnnotateFormatMethod") // tells of all formats here
    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
