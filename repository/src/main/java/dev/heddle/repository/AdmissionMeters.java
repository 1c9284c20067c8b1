package dev.heddle.repository;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/** The meters of the line in front of a pool. Nothing else knows of Micrometer, which a service need not have. */
final class AdmissionMeters implements Admission.Observer {

    private static final Duration[] BUCKETS = LongStream.of(1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
            .mapToObj(Duration::ofMillis).toArray(Duration[]::new);

    private final Timer wait;
    private final Map<Admission.Refusal, Counter> refused = new EnumMap<>(Admission.Refusal.class);

    private AdmissionMeters(MeterRegistry meters, Tags tags, AdmissionMode mode) {
        wait = Timer.builder("heddle.admission.wait")
                .description("How long those waited who found no free connection, also in vain")
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        for (Admission.Refusal reason : Admission.Refusal.values()) {
            refused.put(reason, Counter.builder("heddle.admission.refused")
                    .description("Those for whom too many waited already, or a connection would have come too late")
                    .tags(tags.and("reason", word(reason), "mode", word(mode)))
                    .register(meters));
        }
    }

    /** Registers them with a {@code MeterRegistry}. */
    static void register(Object meterRegistry, PoolSettings settings, Admission admission) {
        MeterRegistry meters = (MeterRegistry) meterRegistry;
        Tags tags = Tags.of("pool", settings.applicationName());
        Gauge.builder("heddle.admission.waiting", admission, Admission::waiting)
                .description("Those who wait for a connection now")
                .tags(tags)
                .register(meters);
        admission.observer(new AdmissionMeters(meters, tags, settings.admissionMode()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void waited(long nanos) {
        wait.record(Duration.ofNanos(nanos));
    }

    @Override
    public void refused(Admission.Refusal reason) {
        Counter counter = refused.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
