package dev.heddle.example.app;

import dev.heddle.delivery.http.HttpServer;
import dev.heddle.example.app.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running service: starts its parts from the inside out, and stops them from the outside in, so that requests in
 * flight keep their database until the last one has its answer. A stop that comes while it starts waits for the start.
 */
@Singleton
final class Service {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final Settings settings;
    private final DatabaseServer database;
    private final HttpServer http;

    @Inject
    Service(Settings settings, DatabaseServer database, HttpServer http) {
        this.settings = settings;
        this.database = database;
        this.http = http;
    }

    /**
     * Starts, and returns once requests are answered.
     *
     * @throws ServiceStartException if a part can't start; those that did are stopped
     */
    synchronized void start() {
        Logs.use(settings.logFormat());
        try {
            database.start();
            http.start();
        } catch (RuntimeException e) {
            stop();
            throw e instanceof ServiceStartException ? e : new ServiceStartException(e.getMessage(), e);
        }
    }

    /** Stops; returns once nothing runs any more. Does nothing where nothing runs. */
    synchronized void stop() {
        LOG.info("Stopping: requests in flight have {} s", settings.shutdownGrace().toSeconds());
        http.stop(settings.shutdownGrace());
        database.stop();
        LOG.info("Stopped");
    }
}
