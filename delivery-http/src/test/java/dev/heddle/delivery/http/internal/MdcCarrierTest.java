package dev.heddle.delivery.http.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.concurrency.TaskScope;
import dev.heddle.concurrency.spi.ThreadStateCarrier.Captured;
import dev.heddle.concurrency.spi.ThreadStateCarrier.Restorer;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class MdcCarrierTest {

    private final MdcCarrier carrier = new MdcCarrier();

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void capture_nothingEverPut_hasNothingToCarry() throws Exception {
        try (ExecutorService fresh = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(fresh.submit(carrier::capture).get()).isNull();
        }
    }

    @Test
    void capture_everythingRemovedAgain_hasNothingToCarry() {
        MDC.put("a", "1");
        MDC.remove("a");

        assertThat(carrier.capture()).isNull();
    }

    @Test
    void restore_threadThatHadFields_hasThoseAgainAndNoOthers() {
        Captured captured = captured("a", "1");
        MDC.put("b", "2");

        Restorer restorer = captured.install();
        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("a", "1"));
        MDC.put("c", "3");
        restorer.restore();

        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void restore_threadThatHadNone_hasNone() {
        Captured captured = captured("a", "1");

        captured.install().restore();

        assertThat(carrier.capture()).isNull();
    }

    @Test
    void captured_creatorGoesOn_doesNotFollow() {
        MDC.put("a", "1");
        Captured captured = requireNonNull(carrier.capture());
        MDC.put("a", "2");

        captured.install();

        assertThat(MDC.get("a")).isEqualTo("1");
    }

    @Test
    void fork_taskThatFails_leavesItsCreatorsFieldsAlone() {
        MDC.put("a", "1");

        assertThatIllegalStateException().isThrownBy(() -> {
            try (var scope = TaskScope.open()) {
                scope.fork(() -> {
                    MDC.put("a", "of the task");
                    throw new IllegalStateException(MDC.get("a"));
                });
                scope.join();
            }
        }).withMessage("of the task");

        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("a", "1"));
    }

    private Captured captured(String name, String value) {
        MDC.put(name, value);
        Captured captured = requireNonNull(carrier.capture());
        MDC.clear();
        return captured;
    }
}
