package dev.heddle.repository;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** The address of a database in JDBC's form; what its query sets goes before our own settings. */
record PostgresUrl(String text) {

    /** Returns it without user, password and query. */
    @Override
    public String toString() {
        return text.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    }

    DataSource dataSource(PoolSettings settings, String user, String password) {
        Properties defaults = new Properties();
        defaults.setProperty(PGProperty.APPLICATION_NAME.getName(), settings.applicationName());
        defaults.setProperty(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
        defaults.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), seconds(settings.connectionTimeout()));
        defaults.setProperty(PGProperty.SOCKET_TIMEOUT.getName(), seconds(settings.socketTimeout()));
        defaults.setProperty(PGProperty.OPTIONS.getName(), "-c statement_timeout=" + statementTimeout(settings));
        if (!user.isEmpty()) {
            defaults.setProperty(PGProperty.USER.getName(), user);
        }
        if (!password.isEmpty()) {
            defaults.setProperty(PGProperty.PASSWORD.getName(), password);
        }
        Properties properties = parse(defaults);
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            for (String name : properties.stringPropertyNames()) {
                source.setProperty(name, properties.getProperty(name));
            }
        } catch (SQLException e) {
            throw new PoolOpenException("Unable to open a connection to '" + this + "': " + e.getMessage(), e);
        }
        return source;
    }

    private Properties parse(Properties defaults) {
        Properties parsed = text.startsWith("jdbc:postgresql:") ? Driver.parseURL(text, defaults) : null;
        if (parsed == null) {
            throw new PoolOpenException("'" + this + "' is no URL of a PostgreSQL database: it must look like"
                    + " 'jdbc:postgresql://host:port/database'", null);
        }
        return parsed;
    }

    /**
     * Returns the milliseconds after which the server ends a statement: before the driver gives up the connection, whose
     * statement would go on without anybody to answer to.
     */
    private static long statementTimeout(PoolSettings settings) {
        return settings.socketTimeout().multipliedBy(4).dividedBy(5).toMillis();
    }

    /** Returns whole seconds, which is all that the driver takes; 0 would mean no limit. */
    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
    }
}
