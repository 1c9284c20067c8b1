package dev.heddle.benchmarks.idle;

/** Whose server it is. */
enum Kind {

    HEDDLE("Heddle"), VERTX("Vert.x");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
