package dev.heddle.embedded.postgres;

/** What the machine runs. Signals, {@code sh} and directories that can be synced are there on Linux and macOS only. */
record OperatingSystem(String name) {

    static OperatingSystem current() {
        return new OperatingSystem(System.getProperty("os.name"));
    }

    /** Throws a {@link PostgresStartException} where no server can be run. */
    void check() {
        if (!name.equals("Linux") && !name.equals("Mac OS X")) {
            throw new PostgresStartException("The embedded PostgreSQL runs on Linux and macOS, not on " + name
                    + ": use a PostgreSQL server of your own");
        }
    }
}
