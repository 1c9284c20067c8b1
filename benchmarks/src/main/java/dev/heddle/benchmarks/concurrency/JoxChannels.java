package dev.heddle.benchmarks.concurrency;

import com.softwaremill.jox.Channel;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** jox's channels. */
@State(Scope.Benchmark)
public class JoxChannels extends Channels {

    private final List<Channel<Integer>> all = new ArrayList<>();

    List<Channel<Integer>> all() {
        return all;
    }

    @Override
    void add(int buffer) {
        all.add(Channel.newBufferedChannel(buffer));
    }

    @Override
    void send(int channel) throws InterruptedException {
        all.get(channel).send(channel);
    }
}
