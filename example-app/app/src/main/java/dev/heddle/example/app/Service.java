package dev.heddle.example.app;

import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.HttpServerException;
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
    private boolean running;

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
        running = true;
        try {
            database.start();
            startHttp();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Says where the running service is, and what to try. */
    synchronized String welcome() {
        return """

            The payments service is ready.

              database  %2$s
              try       curl %1$s/ping
                        curl %1$s/metrics
                        curl -i %1$s/users -H 'Content-Type: application/json' -d '{"name": "Ada", "email": "ada@example.org"}'
              stop      Ctrl-C
            """
                .formatted("http://" + settings.httpHost() + ":" + http.port(), database);
    }

    private void startHttp() {
        try {
            http.start();
        } catch (HttpServerException e) {
            throw new ServiceStartException(e.getMessage() + " The settings are HTTP_HOST and HTTP_PORT.", e);
        }
    }

    /** Stops; returns once nothing runs any more. Does nothing where nothing runs. */
    synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        LOG.info("Stopping; requests in flight have {} s", settings.shutdownGrace().toSeconds());
        try {
            http.stop(settings.shutdownGrace());
        } finally {
            database.stop();
        }
        LOG.info("Stopped");
    }
}
