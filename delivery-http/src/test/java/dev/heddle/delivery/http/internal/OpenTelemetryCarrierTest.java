package dev.heddle.delivery.http.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.concurrency.spi.ThreadStateCarrier;
import dev.heddle.concurrency.spi.ThreadStateCarrier.Captured;
import dev.heddle.concurrency.spi.ThreadStateCarrier.Restorer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class OpenTelemetryCarrierTest {

    private static final ContextKey<String> KEY = ContextKey.named("key");

    private final OpenTelemetryCarrier carrier = new OpenTelemetryCarrier();

    @Test
    void capture_noContext_hasNothingToCarry() {
        assertThat(carrier.capture()).isNull();
    }

    @Test
    void restore_threadThatHadAnother_hasThatAgain() {
        Captured captured = captured("carried");

        try (Scope _ = Context.root().with(KEY, "own").makeCurrent()) {
            Restorer restorer = captured.install();
            assertThat(Context.current().get(KEY)).isEqualTo("carried");
            restorer.restore();

            assertThat(Context.current().get(KEY)).isEqualTo("own");
        }
    }

    @Test
    void restore_threadThatHadNone_hasNone() {
        captured("carried").install().restore();

        assertThat(Context.current()).isSameAs(Context.root());
    }

    @Test
    void carriers_openTelemetryNotOnTheClassPath_haveNothingToCarry() throws Exception {
        try (URLClassLoader without = new URLClassLoader(locations(), ClassLoader.getPlatformClassLoader())) {
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> without.loadClass(Context.class.getName()));
            Class<?> spi = without.loadClass(ThreadStateCarrier.class.getName());
            List<?> carriers = ServiceLoader.load(spi, without).stream().map(ServiceLoader.Provider::get).toList();

            assertThat(carriers).extracting(found -> found.getClass().getName())
                    .containsExactly(MdcCarrier.class.getName(), OpenTelemetryCarrier.class.getName());
            assertThat(spi.getMethod("capture").invoke(carriers.getLast())).isNull();
        }
    }

    private static URL[] locations() {
        return Stream.of(OpenTelemetryCarrier.class, ThreadStateCarrier.class, MDC.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
    }

    private Captured captured(String value) {
        try (Scope _ = Context.root().with(KEY, value).makeCurrent()) {
            return requireNonNull(carrier.capture());
        }
    }
}
