package dev.heddle.example.repository;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The tables, made and changed by the migrations in {@code db/migration}. */
public final class Schema {

    private Schema() {}

    /**
     * Brings the database to the newest version; does nothing where it is there already. Several services may do this at
     * once: one migrates, the others wait.
     *
     * @throws org.flywaydb.core.api.FlywayException if a migration fails, or was changed after it was applied
     */
    public static void migrate(DataSource database) {
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    }

    /**
     * Does the same on connections of its own, on which a migration may take its time; those of the pool are cut off after
     * its socket time-out.
     */
    public static void migrate(String jdbcUrl, String user, String password) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(jdbcUrl);
        if (!user.isEmpty()) {
            database.setUser(user);
        }
        if (!password.isEmpty()) {
            database.setPassword(password);
        }
        migrate(database);
    }
}
