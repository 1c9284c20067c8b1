package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private final List<String> givenUp = new ArrayList<>();
    private final MemoryBudget budget = new MemoryBudget(3, 100);

    private MemoryBudget.Share begin(String name) {
        return budget.begin(0, () -> givenUp.add(name));
    }

    @Test
    void tooManyShares_theOldestMakesRoom() {
        MemoryBudget.Share first = begin("first");
        MemoryBudget.Share _ = begin("second");
        MemoryBudget.Share _ = begin("third");
        first.end();
        MemoryBudget.Share _ = begin("fourth");
        assertThat(givenUp).isEmpty();

        MemoryBudget.Share _ = begin("fifth");

        assertThat(givenUp).containsExactly("second");
    }

    @Test
    void tooManyBytes_theOldestMakesRoom_evenForItself() {
        MemoryBudget.Share first = begin("first");
        MemoryBudget.Share second = begin("second");
        first.takes(60);
        second.takes(40);
        assertThat(givenUp).isEmpty();

        second.takes(1);
        assertThat(givenUp).containsExactly("first");
        first.takes(1_000);
        assertThat(givenUp).as("what is given up counts no more").containsExactly("first");

        MemoryBudget.Share third = begin("third");
        third.takes(59);
        assertThat(givenUp).containsExactly("first");
        second.takes(1);
        assertThat(givenUp).containsExactly("first", "second");
    }

    @Test
    void oneAlone_mayTakeMore() {
        MemoryBudget.Share only = begin("only");
        only.takes(1_000);
        assertThat(givenUp).isEmpty();

        only.end();
        MemoryBudget.Share next = begin("next");
        next.takes(100);
        MemoryBudget.Share _ = budget.begin(1, () -> givenUp.add("last"));

        assertThat(givenUp).containsExactly("next");
    }
}
