package dev.heddle.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.concurrency.Context;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestTraceTest {

    private final RequestTrace trace = new RequestTrace("42",
            Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

    @Test
    void current_outsideOfARequest_isEmpty() {
        assertThat(RequestTrace.current()).isEmpty();
    }

    @Test
    void current_insideOfARequest_isItsTrace() {
        trace.in(Context.background()).run(() -> assertThat(RequestTrace.current()).contains(trace));
    }
}
