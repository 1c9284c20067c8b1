package dev.heddle.concurrency;

import static dev.heddle.concurrency.Select.done;
import static dev.heddle.concurrency.Select.orElse;
import static dev.heddle.concurrency.Select.receive;
import static dev.heddle.concurrency.Select.select;
import static dev.heddle.concurrency.Select.send;
import static dev.heddle.concurrency.Select.timeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.softwaremill.jox.Channel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Of {@value #ROUNDS} rounds, a clause that is taken with the probability p is taken p * ROUNDS times, give or take a
 * standard deviation of at most 71. The bound is seven of them: a fair select breaks it once in some hundred billion
 * runs, one that favours a clause by five percent nearly always.
 */
class SelectFairnessTest {

    private static final int ROUNDS = 20_000;
    private static final int BOUND = 500;

    private final Map<String, Integer> taken = new HashMap<>();

    @Test
    void select_allReady_takesEachEquallyOften() throws Exception {
        Channel<String> a = full("a");
        Channel<String> b = full("b");
        Channel<String> c = full("c");
        Channel<String> d = full("d");

        repeat(() -> select(receive(a), receive(b), receive(c), receive(d)));

        assertTakenEquallyOften("a", "b", "c", "d");
    }

    @Test
    void select_someReady_takesEachOfThemEquallyOften() throws Exception {
        Channel<String> a = full("a");
        Channel<String> b = full("b");
        Channel<String> never = Channel.newRendezvousChannel();
        Channel<String> neither = Channel.newRendezvousChannel();

        repeat(() -> select(receive(a), receive(never), receive(neither), receive(b)));

        assertTakenEquallyOften("a", "b");
    }

    @Test
    void select_kindsMixed_takesEachEquallyOften() throws Exception {
        Channel<String> a = full("a");
        Channel<String> sink = Channel.newUnlimitedChannel();
        Channel<String> finished = Channel.newRendezvousChannel();
        finished.done();
        CancellableContext cancelled = Context.background().withCancel();
        cancelled.close();

        repeat(() -> select(
                done(cancelled, _ -> "cancelled"),
                receive(a),
                send(sink, "x", () -> "sent"),
                receive(finished, value -> value, () -> "finished"),
                timeout(Duration.ofHours(1), () -> "late")));

        assertTakenEquallyOften("cancelled", "a", "sent", "finished");
    }

    @Test
    void select_twoContextsAreCancelled_takesEachEquallyOften() {
        CancellableContext first = Context.background().withCancel();
        CancellableContext second = Context.background().withCancel();
        first.close();
        second.close();

        repeat(() -> select(done(first, _ -> "first"), done(second, _ -> "second"), orElse(() -> "none")));

        assertTakenEquallyOften("first", "second");
    }

    @Test
    void select_oneChannelTwice_takesEachClauseEquallyOften() throws Exception {
        Channel<String> a = full("a");
        Channel<String> b = full("b");

        repeat(() -> select(receive(a, _ -> "first"), receive(b), receive(a, _ -> "second")));

        assertTakenEquallyOften("first", "b", "second");
    }

    @Test
    void select_withTimeoutOrElse_takesEachChannelEquallyOften() throws Exception {
        Channel<String> a = full("a");
        Channel<String> b = full("b");

        repeat(() -> select(receive(a), receive(b), orElse(() -> "none")));

        assertTakenEquallyOften("a", "b");
    }

    private static Channel<String> full(String value) throws InterruptedException {
        Channel<String> channel = Channel.newUnlimitedChannel();
        for (int i = 0; i < ROUNDS; i++) {
            channel.send(value);
        }
        return channel;
    }

    private void repeat(Supplier<String> round) {
        for (int i = 0; i < ROUNDS; i++) {
            taken.merge(round.get(), 1, Integer::sum);
        }
    }

    private void assertTakenEquallyOften(String... clauses) {
        assertThat(taken).containsOnlyKeys(clauses);
        assertThat(taken.values()).allSatisfy(
                count -> assertThat(count).isCloseTo(ROUNDS / clauses.length, within(BOUND)));
    }
}
