package dev.heddle.benchmarks.concurrency;

import com.softwaremill.jox.Channel;
import java.util.ArrayList;
import java.util.List;

/** jox's channels. */
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
