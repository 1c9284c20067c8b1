package dev.heddle.example.app.settings;

import dev.heddle.delivery.http.CancelMode;
import dev.heddle.delivery.http.Cors;
import java.time.Duration;
import java.util.Optional;

/**
 * What can be set from outside, by environment variables or a file of the same names.
 *
 * @param httpHost {@code HTTP_HOST}: the address to listen on, default 127.0.0.1
 * @param httpPort {@code HTTP_PORT}: the port to listen on, 0 for any free one, default 8080
 * @param database {@code DATABASE_URL}, {@code DATABASE_USER}, {@code DATABASE_PASSWORD}: the PostgreSQL to use; unset, an
 *        embedded one that keeps its data in the working folder
 * @param databasePoolSize {@code DATABASE_POOL_SIZE}: how many connections at the most, default 10; two fifths of them may be busy
 *        with reports
 * @param databaseMaxWaiting {@code DATABASE_MAX_WAITING}: how many may wait for a connection, default 200
 * @param databaseStatementTimeout {@code DATABASE_STATEMENT_TIMEOUT}: when the server itself ends a statement, or a transaction that
 *        does nothing, in case that the service can't, from 1s to 1h, default 30s
 * @param requestTimeout {@code REQUEST_TIMEOUT}: the time that a request has, from 100ms to 1h, default 5s
 * @param maxRequests {@code MAX_REQUESTS}: how many requests may be in flight, default 1000
 * @param cancelMode {@code CANCEL_MODE}: {@code enforce}, or {@code observe} to count only what would be cut, default enforce
 * @param cors {@code CORS_ORIGINS}: the origins whose web pages may call, separated by commas, or {@code *} for all, default none
 * @param shutdownDelay {@code SHUTDOWN_DELAY}: how long all goes on after the order to stop, but for the readiness, default 0s
 * @param shutdownGrace {@code SHUTDOWN_GRACE}: how long requests in flight may go on after that, default 20s
 * @param logFormat {@code LOG_FORMAT}: {@code text} or {@code json}, default text
 */
public record Settings(String httpHost, int httpPort, Optional<DatabaseAddress> database, int databasePoolSize,
        int databaseMaxWaiting, Duration databaseStatementTimeout, Duration requestTimeout, int maxRequests,
        CancelMode cancelMode, Cors cors, Duration shutdownDelay, Duration shutdownGrace,
        LogFormat logFormat) {

    private static final Duration SHORTEST_REQUEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    static Settings from(SettingsReader reader) {
        reader.requireTogether("DATABASE_USER", "DATABASE_URL");
        reader.requireTogether("DATABASE_PASSWORD", "DATABASE_URL");
        String user = reader.read("DATABASE_USER", "", value -> value);
        String password = reader.read("DATABASE_PASSWORD", "", value -> value);
        return new Settings(
                reader.read("HTTP_HOST", "127.0.0.1", SettingsParsers::host),
                reader.read("HTTP_PORT", "8080", SettingsParsers.integer(0, 65_535)),
                reader.read("DATABASE_URL", SettingsParsers::jdbcUrl)
                        .map(url -> new DatabaseAddress(url, user, password)),
                reader.read("DATABASE_POOL_SIZE", "10", SettingsParsers.integer(1, 1_000)),
                reader.read("DATABASE_MAX_WAITING", "200", SettingsParsers.integer(0, 1_000_000)),
                reader.read("DATABASE_STATEMENT_TIMEOUT", "30s",
                        SettingsParsers.duration(Duration.ofSeconds(1), LONGEST)),
                reader.read("REQUEST_TIMEOUT", "5s", SettingsParsers.duration(SHORTEST_REQUEST, LONGEST)),
                reader.read("MAX_REQUESTS", "1000", SettingsParsers.integer(1, 1_000_000)),
                reader.read("CANCEL_MODE", "enforce", SettingsParsers::cancelMode),
                reader.read("CORS_ORIGINS", SettingsParsers::cors).orElse(Cors.closed()),
                reader.read("SHUTDOWN_DELAY", "0s", SettingsParsers.duration(Duration.ZERO, LONGEST)),
                reader.read("SHUTDOWN_GRACE", "20s", SettingsParsers.duration(Duration.ZERO, LONGEST)),
                reader.read("LOG_FORMAT", "text", SettingsParsers::logFormat));
    }
}
