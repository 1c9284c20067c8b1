package dev.heddle.benchmarks.concurrency;

import dev.heddle.concurrency.Channel;
import java.util.ArrayList;
import java.util.List;

/** Heddle's channels. */
public class HeddleChannels extends Channels {

    private final List<Channel<Integer>> all = new ArrayList<>();

    List<Channel<Integer>> all() {
        return all;
    }

    @Override
    void add(int buffer) {
        all.add(Channel.buffered(buffer));
    }

    @Override
    void send(int channel) {
        all.get(channel).send(channel);
    }
}
