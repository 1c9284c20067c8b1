package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.domain.Invalid;
import dev.heddle.domain.Violation;
import org.junit.jupiter.api.Test;

class SeatTest {

    @Test
    void seat_twoMistakes_namesBoth() {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> new Seat(0, -1))
                .satisfies(invalid -> assertThat(invalid.violations()).extracting(Violation::field)
                        .containsExactly("row", "number"));
    }

    @Test
    void seat_onTheModulePath_readsHeddleByItsDescriptor() {
        Module heddle = Invalid.class.getModule();

        assertThat(heddle.getName()).isEqualTo("dev.heddle.domain");
        assertThat(heddle.getDescriptor().isAutomatic()).isFalse();
        assertThat(Seat.class.getModule().canRead(heddle)).isTrue();
    }
}
