package dev.heddle.leak.check;

/** After what a check looks; each has the wider ones in it. */
enum Span {
    TEST, CLASS, RUN;

    boolean includes(Span wider) {
        return compareTo(wider) <= 0;
    }
}
