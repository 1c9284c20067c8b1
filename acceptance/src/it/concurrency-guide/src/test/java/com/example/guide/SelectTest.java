package com.example.guide;

import static dev.heddle.concurrency.Select.done;
import static dev.heddle.concurrency.Select.orElse;
import static dev.heddle.concurrency.Select.receive;
import static dev.heddle.concurrency.Select.select;
import static dev.heddle.concurrency.Select.send;
import static dev.heddle.concurrency.Select.timeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.Sink;
import com.softwaremill.jox.Source;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.TaskScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectTest {

    List<String> linesOf(List<String> words) throws InterruptedException {
        Channel<String> lines = Channel.newBufferedChannel(16);
        try (var scope = TaskScope.open()) {
            scope.fork(() -> {
                for (String word : words) {
                    lines.send(word.toUpperCase());
                }
                lines.done();
            });
            List<String> received = lines.toList(); // until the channel is done
            scope.join();
            return received;
        }
    }

    @Test
    void channel_betweenTwoTasks_keepsTheOrder() throws InterruptedException {
        assertThat(linesOf(List.of("a", "b", "c"))).containsExactly("A", "B", "C");
    }

    String next(Source<String> orders, Source<String> returns, Context shop) {
        return select(
                receive(orders, order -> "order " + order),
                receive(returns, item -> "return of " + item),
                done(shop, cause -> "closed, " + cause.message()),
                timeout(Duration.ofSeconds(1), () -> "a quiet second"));
    }

    @Test
    void select_takesWhatIsReady() throws InterruptedException {
        Channel<String> orders = Channel.newBufferedChannel(1);
        Channel<String> returns = Channel.newBufferedChannel(1);
        orders.send("tea");

        try (CancellableContext shop = Context.current().withCancel()) {
            assertThat(next(orders, returns, shop)).isEqualTo("order tea");
            shop.cancel("it is late");
            assertThat(next(orders, returns, shop)).isEqualTo("closed, cancelled: it is late");
        }
    }

    boolean offer(Sink<String> results, String result) {
        return select(send(results, result, () -> true), orElse(() -> false));
    }

    @Test
    void offer_toAFullChannel_doesNotWait() {
        Channel<String> results = Channel.newBufferedChannel(1);

        assertThat(offer(results, "first")).isTrue();
        assertThat(offer(results, "second")).isFalse();
    }
}
