package dev.heddle.concurrency;

import static dev.heddle.concurrency.Select.done;
import static dev.heddle.concurrency.Select.orElse;
import static dev.heddle.concurrency.Select.receive;
import static dev.heddle.concurrency.Select.select;
import static dev.heddle.concurrency.Select.send;
import static dev.heddle.concurrency.Select.timeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.softwaremill.jox.Channel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // nulls on purpose
class SelectMisuseTest {

    private final Channel<String> orders = Channel.newBufferedChannel(8);

    private static String nothing() {
        return "nothing";
    }

    @Test
    void select_noClauses_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> select())
                .withMessage("clauses must not be empty");
    }

    @Test
    void select_nullClauses_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> select((Clause<String>[]) null))
                .withMessage("clauses is null");
        assertThatNullPointerException().isThrownBy(() -> select(receive(orders), null))
                .withMessage("clauses[1] is null");
    }

    @Test
    void select_twoOrElse_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> select(orElse(SelectMisuseTest::nothing), receive(orders), orElse(SelectMisuseTest::nothing)))
                .withMessage("a select takes at most one orElse");
    }

    @Test
    void select_orElseWithTimeout_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> select(receive(orders), timeout(Duration.ofSeconds(1), SelectMisuseTest::nothing),
                        orElse(SelectMisuseTest::nothing)))
                .withMessage("timeout beside orElse never fires: leave one of them out");
    }

    @Test
    void select_sendsToAndReceivesFromOneChannel_isRefusedBeforeAnythingHappens() throws Exception {
        orders.send("7");

        for (int round = 0; round < 100; round++) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> select(receive(orders), send(orders, "8", SelectMisuseTest::nothing),
                            orElse(SelectMisuseTest::nothing)))
                    .withMessage("a select can't both send to and receive from the same channel: use two selects");
        }

        assertThat(orders.receive()).isEqualTo("7");
    }

    @Test
    void timeout_negative_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timeout(Duration.ofSeconds(-1), SelectMisuseTest::nothing))
                .withMessage("timeout must not be negative, actual: PT-1S");
    }

    @Test
    void clause_ofNull_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> receive(null)).withMessage("source is null");
        assertThatNullPointerException().isThrownBy(() -> receive(orders, null)).withMessage("received is null");
        assertThatNullPointerException().isThrownBy(() -> receive(orders, order -> order, null))
                .withMessage("whenDone is null");
        assertThatNullPointerException().isThrownBy(() -> send(null, "7")).withMessage("sink is null");
        assertThatNullPointerException().isThrownBy(() -> send(orders, null)).withMessage("value is null");
        assertThatNullPointerException().isThrownBy(() -> send(orders, "7", null)).withMessage("sent is null");
        assertThatNullPointerException().isThrownBy(() -> done(null, CancelCause::message))
                .withMessage("context is null");
        assertThatNullPointerException().isThrownBy(() -> done(Context.background(), null))
                .withMessage("cancelled is null");
        assertThatNullPointerException().isThrownBy(() -> timeout(null, SelectMisuseTest::nothing))
                .withMessage("timeout is null");
        assertThatNullPointerException().isThrownBy(() -> timeout(Duration.ZERO, null)).withMessage("expired is null");
        assertThatNullPointerException().isThrownBy(() -> orElse(null)).withMessage("noneReady is null");
    }
}
