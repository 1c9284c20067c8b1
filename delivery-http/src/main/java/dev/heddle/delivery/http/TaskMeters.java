package dev.heddle.delivery.http;

import dev.heddle.concurrency.LiveTasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** The gauges of Heddle's tasks. They show the whole JVM, so that servers can share a registry. */
final class TaskMeters {

    static void register(MeterRegistry meters) {
        Gauge.builder("heddle.tasks.live", LiveTasks::count)
                .description("Tasks of scopes, groups and pools that have started and not ended, waiting ones too")
                .register(meters);
        for (String kind : new String[]{"scope", "group", "pool"}) {
            Gauge.builder("heddle.tasks.owners", () -> open(kind))
                    .description("Scopes, groups and pools that are not closed")
                    .tag("kind", kind)
                    .register(meters);
        }
    }

    private static long open(String kind) {
        return LiveTasks.owners().stream().filter(owner -> owner.kind().equals(kind)).count();
    }

    private TaskMeters() {}
}
