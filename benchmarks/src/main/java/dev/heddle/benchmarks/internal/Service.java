package dev.heddle.benchmarks.comparison;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** A running service. */
record Service(String name, Process process, URI address, Path log) {

    private static final Duration TIME_TO_START = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /**
     * Waits until it answers.
     *
     * @throws IllegalStateException if it ends before, or takes more than a minute
     */
    Service awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + TIME_TO_START.toNanos();
        while (!answers()) {
            if (process.waitFor(100, MILLISECONDS)) {
                throw new IllegalStateException(name + " ended at its start, see " + log);
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        name + " did not answer within " + TIME_TO_START.toSeconds() + " s, see " + log);
            }
        }
        return this;
    }

    /** Asks for a path, and returns what is said, with status 200 or another one. */
    HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(10)).build(),
                BodyHandlers.ofString());
    }

    private boolean answers() throws InterruptedException {
        try {
            return ask("/ping").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
