package dev.heddle.leak.check;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How a check goes about. */
record Options(Span span, Ignored ignored, Duration patience, boolean creators, List<AutoCloseable> closedFirst) {

    static final Options DEFAULT = new Options(Span.TEST, Ignored.NOTHING, Duration.ofSeconds(2), true, List.of());

    Options {
        closedFirst = List.copyOf(closedFirst);
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative, actual: " + patience);
        }
    }

    Options over(Span other) {
        return new Options(other, ignored, patience, creators, closedFirst);
    }

    Options ignoring(Ignored other) {
        return new Options(span, other, patience, creators, closedFirst);
    }

    Options patientFor(Duration other) {
        return new Options(span, ignored, other, creators, closedFirst);
    }

    Options withoutCreators() {
        return new Options(span, ignored, patience, false, closedFirst);
    }

    Options closing(AutoCloseable resource) {
        return new Options(span, ignored, patience, creators,
                Stream.concat(closedFirst.stream(), Stream.of(resource)).toList());
    }
}
