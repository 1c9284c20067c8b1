package dev.heddle.benchmarks.concurrency;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.SelectClause;
import dev.heddle.concurrency.Clause;
import dev.heddle.concurrency.Select;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Receives from whichever channel has a value; the clauses are made anew each time, as a loop around a select does. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(NANOSECONDS)
@Fork(jvmArgsAppend = "-Djmh.executor=VIRTUAL")
public class Selecting {

    @Benchmark
    public int heddle(Channels channels) throws InterruptedException {
        int received = Select.select(heddleClauses(channels.all()));
        channels.replace(received);
        return received;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of a generic type
    private static Clause<Integer>[] heddleClauses(List<Channel<Integer>> channels) {
        Clause<Integer>[] clauses = new Clause[channels.size()];
        for (int i = 0; i < clauses.length; i++) {
            clauses[i] = Select.receive(channels.get(i));
        }
        return clauses;
    }

    @Benchmark
    public int jox(Channels channels) throws InterruptedException {
        int received = com.softwaremill.jox.Select.select(joxClauses(channels.all()));
        channels.replace(received);
        return received;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of a generic type
    private static SelectClause<Integer>[] joxClauses(List<Channel<Integer>> channels) {
        SelectClause<Integer>[] clauses = new SelectClause[channels.size()];
        for (int i = 0; i < clauses.length; i++) {
            clauses[i] = channels.get(i).receiveClause();
        }
        return clauses;
    }
}
