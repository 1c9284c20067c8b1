package dev.heddle.example.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.heddle.delivery.http.JvmMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;

/** Binds where everything is counted and timed. */
final class MetricsModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(MeterRegistry.class).to(PrometheusMeterRegistry.class);
    }

    @Provides
    @Singleton
    static PrometheusMeterRegistry registry(JvmMetrics jvm) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        jvm.bindTo(registry);
        return registry;
    }

    @Provides
    @Singleton
    static JvmMetrics jvm() {
        return new JvmMetrics();
    }
}
