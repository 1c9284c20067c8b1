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
        defaults.setProperty(PGProperty.CANCEL_SIGNAL_TIMEOUT.getName(), "1");
        if (!user.isEmpty()) {
            defaults.setProperty(PGProperty.USER.getName(), user);
        }
        if (!password.isEmpty()) {
            defaults.setProperty(PGProperty.PASSWORD.getName(), password);
        }
        Properties properties = parse(defaults);
        addOptions(properties, settings);
        PGSimpleDataSource source = new Source();
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
     * Sets the server's limits as options of the session, before those of the URL, which so win. A server that does not know one
     * refuses the connection.
     */
    private static void addOptions(Properties properties, PoolSettings settings) {
        StringBuilder options = new StringBuilder();
        option(options, "statement_timeout", settings.statementTimeout());
        option(options, "idle_in_transaction_session_timeout", settings.idleInTransactionTimeout());
        option(options, "client_connection_check_interval", settings.connectionCheckInterval());
        options.append(properties.getProperty(PGProperty.OPTIONS.getName(), ""));
        if (!options.isEmpty()) {
            properties.setProperty(PGProperty.OPTIONS.getName(), options.toString());
        }
    }

    private static void option(StringBuilder options, String name, Duration value) {
        if (value.isPositive()) {
            options.append("-c ").append(name).append('=').append(value.toMillis()).append(' ');
        }
    }

    /** Returns whole seconds, which is all that the driver takes; 0 would mean no limit. */
    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
    }

    /** Has time-outs of its own, where the pool would set one for a whole login that takes a thread more for each. */
    private static final class Source extends PGSimpleDataSource {

        private static final long serialVersionUID = 1L;

        @Override
        public void setLoginTimeout(int seconds) {}

        /** The pool waits so long, when it is closed, for a connection that is being made. */
        @Override
        public int getLoginTimeout() {
            return Math.max(1, getConnectTimeout());
        }
    }
}
