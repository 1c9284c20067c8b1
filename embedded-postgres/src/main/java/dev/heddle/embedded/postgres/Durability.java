package dev.heddle.embedded.postgres;

/** What becomes of the data. */
enum Durability {

    /** They stay, and a commit is on the disk when it returns. */
    DURABLE("on"),

    /** They are deleted with the server, and nothing waits for the disk. */
    TEMPORARY("off");

    private final String setting;

    Durability(String setting) {
        this.setting = setting;
    }

    /** Returns the value of those settings of PostgreSQL that guard against a crash of the machine. */
    String setting() {
        return setting;
    }
}
