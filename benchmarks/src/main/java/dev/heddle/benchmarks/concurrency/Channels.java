package dev.heddle.benchmarks.concurrency;

import com.softwaremill.jox.Channel;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Some channels, one or all of which have a value: their own index. */
@State(Scope.Benchmark)
public class Channels {

    /** Where the values come from. */
    public enum Values {
        /** Each channel has one; what is received is sent again. */
        ALL_READY,
        /** One channel has one, each time the next. */
        ONE_READY,
        /** Another virtual thread sends to the last channel as fast as it can, and nobody to the others. */
        ONE_PRODUCER
    }

    /** How many channels there are. */
    @Param({"2", "10"})
    public int channels = 2;

    /** Where the values come from. */
    @Param
    public Values values = Values.ALL_READY;

    private List<Channel<Integer>> all = List.of();
    private Thread producer = Thread.ofVirtual().unstarted(this::produce);

    /** Opens the channels and sends the first values. */
    @Setup(Level.Trial)
    public void open() throws InterruptedException {
        all = Stream.generate(Channel::<Integer>newBufferedDefaultChannel).limit(channels).toList();
        switch (values) {
            case ALL_READY -> sendToEach();
            case ONE_READY -> send(0);
            case ONE_PRODUCER -> producer.start();
        }
    }

    List<Channel<Integer>> all() {
        return all;
    }

    /** Sends what takes the place of the value that was received. */
    void replace(int received) throws InterruptedException {
        switch (values) {
            case ALL_READY -> send(received);
            case ONE_READY -> send((received + 1) % channels);
            case ONE_PRODUCER -> {
            }
        }
    }

    /** Ends the producer. */
    @TearDown(Level.Trial)
    public void close() throws InterruptedException {
        producer.interrupt();
        producer.join();
    }

    private void sendToEach() throws InterruptedException {
        for (int i = 0; i < channels; i++) {
            send(i);
        }
    }

    private void produce() {
        try {
            while (true) {
                send(channels - 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(int channel) throws InterruptedException {
        all.get(channel).send(channel);
    }
}
