package dev.heddle.example.app;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How a caller of the soak reaches the service, and how it hangs up. For one thread at a time. */
interface SoakWire extends AutoCloseable {

    /** How long a caller without a patience of its own waits: only in vain where something is wrong. */
    Duration LONGEST = Duration.ofSeconds(30);

    /** Returns what was answered; nothing where the caller hung up before, or the connection broke. */
    Optional<Answer> ask(Ask ask);

    @Override
    void close();

    /**
     * What is asked.
     *
     * @param patience when the caller hangs up; empty for never
     */
    record Ask(String method, String path, Map<String, String> headers, String body, Optional<Duration> patience) {

        Duration longest() {
            return patience.orElse(LONGEST);
        }
    }

    /** What came back. */
    record Answer(int status, String body) {}
}
