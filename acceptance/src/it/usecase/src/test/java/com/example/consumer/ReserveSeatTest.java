package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.domain.Conflict;
import dev.heddle.usecase.UseCase;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReserveSeatTest {

    private final UseCase<Integer, UUID> reserveSeat = new ReserveSeat(UUID::randomUUID);

    @Test
    void execute_takenSeat_isAConflict() {
        reserveSeat.execute(7);

        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> reserveSeat.execute(7));
    }

    @Test
    void reserveSeat_onTheModulePath_readsHeddleByItsDescriptor() {
        Module heddle = UseCase.class.getModule();

        assertThat(heddle.getName()).isEqualTo("dev.heddle.usecase");
        assertThat(heddle.getDescriptor().isAutomatic()).isFalse();
        assertThat(ReserveSeat.class.getModule().canRead(heddle)).isTrue();
    }
}
