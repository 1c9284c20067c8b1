package dev.heddle.example.app;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.HttpServerException;
import dev.heddle.delivery.http.JvmMetrics;
import dev.heddle.example.app.settings.Settings;
import dev.heddle.example.usecase.report.ReportWorkers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running service: starts its parts from the inside out, and stops them from the outside in, so that requests in
 * flight keep their database until the last one has its answer. Reports that are being made then are dropped.
 */
@Singleton
final class Service {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final Settings settings;
    private final DatabaseServer database;
    private final ReportWorkers reports;
    private final HttpServer http;
    private final JvmMetrics jvm;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean running;

    @Inject
    Service(Settings settings, DatabaseServer database, ReportWorkers reports, HttpServer http, JvmMetrics jvm) {
        this.settings = settings;
        this.database = database;
        this.reports = reports;
        this.http = http;
        this.jvm = jvm;
    }

    /**
     * Starts, and returns once requests are answered.
     *
     * @throws ServiceStartException if a part can't start; those that did are stopped
     */
    void start() {
        lock.lock();
        try {
            Logs.use(settings.logFormat());
            database.start();
            reports.start();
            startHttp();
            running = true;
        } catch (Throwable failure) {
            stopAfter(failure);
            throw failure;
        } finally {
            lock.unlock();
        }
    }

    /** Says where the running service is, and what to try. */
    String welcome() {
        String host = settings.httpHost().contains(":") ? "[" + settings.httpHost() + "]" : settings.httpHost();
        return """

            The payments service is ready.

              database  %2$s
              try       curl %1$s/ping
                        curl %1$s/metrics
                        curl -i %1$s/users -H 'Content-Type: application/json' -d '{"name": "Ada", "email": "ada@example.org"}'
              stop      Ctrl-C
            """
                .formatted("http://" + host + ":" + http.port(), database);
    }

    private void startHttp() {
        try {
            http.start();
        } catch (HttpServerException e) {
            throw new ServiceStartException(e.getMessage() + "; the settings are HTTP_HOST and HTTP_PORT", e);
        }
    }

    /**
     * Stops, and returns once nothing runs any more; does nothing where nothing runs. Waits for a start that is under way,
     * but not longer than for requests in flight: the process ends then with what was started.
     */
    void stop() throws InterruptedException {
        if (!lock.tryLock(settings.shutdownGrace().toNanos(), NANOSECONDS)) {
            LOG.warn("Stopping in the middle of the start");
            return;
        }
        try {
            if (running) {
                running = false;
                LOG.info("Stopping in {} s; requests in flight have {} s then", settings.shutdownDelay().toSeconds(),
                        settings.shutdownGrace().toSeconds());
                stopParts();
                LOG.info("Stopped");
            }
        } finally {
            lock.unlock();
        }
    }

    private void stopAfter(Throwable failure) {
        try {
            stopParts();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void stopParts() {
        try (jvm) {
            http.stop(settings.shutdownGrace());
        } finally {
            stopReports();
        }
    }

    private void stopReports() {
        try {
            reports.stop();
        } finally {
            database.stop();
        }
    }
}
