package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.softwaremill.jox.Channel;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.LiveTasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CheapestSeatTest {

    private static final Callable<Integer> SILENT = () -> {
        new CountDownLatch(1).await();
        return 0;
    };
    private static final Callable<Integer> BROKEN = () -> {
        throw new IllegalStateException("sold out");
    };

    @Test
    void within_someSellersFailOrAreSilent_isTheBestOfTheOthers() {
        CheapestSeat cheapest = new CheapestSeat(List.of(() -> 70, SILENT, () -> 50, BROKEN, () -> 60));

        assertThat(cheapest.within(Duration.ofMillis(200))).hasValue(50);
        assertThat(LiveTasks.count()).isZero();
    }

    @Test
    void within_noSellerAnswers_isNothing() {
        assertThat(new CheapestSeat(List.of(SILENT)).within(Duration.ofMillis(20))).isEmpty();
    }

    @Test
    void cheapestSeat_onTheModulePath_readsHeddleAndTheChannelsByItsDescriptor() {
        Module heddle = Context.class.getModule();
        Module consumer = CheapestSeat.class.getModule();

        assertThat(heddle.getName()).isEqualTo("dev.heddle.concurrency");
        assertThat(heddle.getDescriptor().isAutomatic()).isFalse();
        assertThat(consumer.canRead(heddle)).isTrue();
        assertThat(consumer.canRead(Channel.class.getModule())).isTrue();
    }
}
