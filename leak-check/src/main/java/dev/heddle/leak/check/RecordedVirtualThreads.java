package dev.heddle.leak.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/**
 * Follows the virtual threads by the flight recorder's events of their starts and ends.
 *
 * <p>A stream would bring the events once a second, and nothing asks it for them earlier. What brings all of them at once
 * is the end of a recording. So there always is one, and a look ends it after the next has started; what is in both
 * counts once.
 */
final class RecordedVirtualThreads implements VirtualThreads {

    private static final System.Logger LOGGER = System.getLogger(RecordedVirtualThreads.class.getName());

    private static final String START = "jdk.VirtualThreadStart";
    private static final String END = "jdk.VirtualThreadEnd";
    private static final String PLATFORM_START = "jdk.ThreadStart";
    private static final String LOSS = "jdk.DataLoss";
    private static final String THREAD = "javaThreadId";

    private static final Duration TIME_TO_BEGIN = Duration.ofMillis(100);

    private record Started(Optional<String> name, Instant at) {}

    private final Map<Long, Started> alive = new HashMap<>();
    private Recording recording = record();
    private Mark unbroken = Mark.now();

    @Override
    public synchronized List<Leak> aliveSince(Mark mark) {
        if (!mark.isFollowedByThreadsUntil(Mark.now())) {
            return List.of();
        }
        Waiting.uninterruptibly(() -> readUntilAllHaveBegun(mark));
        return alive.entrySet().stream()
                .filter(thread -> mark.isBefore(thread.getKey()) && unbroken.isBefore(thread.getKey()))
                .map(thread -> Leak.ofVirtualThread(thread.getKey(), thread.getValue().name(), thread.getValue().at()))
                .toList();
    }

    @Override
    public Optional<String> advice() {
        return Optional.of("Where a virtual thread is, this JVM would tell with " + ListedVirtualThreads.OPTION + ".");
    }

    /**
     * A thread's start is recorded when it first runs, not when it is started: those that were made but are nowhere to be
     * seen get some time. After that they count as such that nobody starts.
     */
    private void readUntilAllHaveBegun(Mark mark) throws InterruptedException {
        long start = System.nanoTime();
        Thread.startVirtualThread(() -> {}).join(TIME_TO_BEGIN);
        read();
        while (!notBegunSince(mark).isEmpty() && System.nanoTime() - start < TIME_TO_BEGIN.toNanos()) {
            Thread.sleep(1);
            read();
        }
        notBegunSince(mark).forEach(Creators::hasBegun);
    }

    private static List<Long> notBegunSince(Mark mark) {
        PlatformThreads.alive().map(Thread::threadId).forEach(Creators::hasBegun);
        return Creators.notBegunSince(mark);
    }

    private static Recording record() {
        Recording recording = new Recording();
        recording.setName("Heddle's leak check");
        List.of(START, END, PLATFORM_START, LOSS).forEach(event -> recording.enable(event).withoutStackTrace());
        recording.start();
        return recording;
    }

    private void read() {
        Recording ended = recording;
        recording = record();
        try (ended) {
            if (ended.getState() == RecordingState.RUNNING) {
                ended.stop();
                readDumpOf(ended);
            } else {
                startAfresh("somebody ended it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read what the flight recorder recorded", e);
        }
    }

    private void readDumpOf(Recording ended) throws IOException {
        Path file = Files.createTempFile("leak-check", ".jfr");
        try {
            ended.dump(file);
            read(file);
        } finally {
            Files.delete(file);
        }
    }

    /** The events of different threads are in no order, and others' are among them. */
    private void read(Path file) throws IOException {
        Set<Long> ended = new HashSet<>();
        List<Object> losses = new ArrayList<>();
        try (EventStream events = EventStream.openFile(file)) {
            events.setOrdered(false);
            events.onEvent(START, this::hasStarted);
            events.onEvent(PLATFORM_START,
                    event -> threadOf(event).ifPresent(t -> Creators.hasBegun(t.getJavaThreadId())));
            events.onEvent(END, event -> ended.add(event.getLong(THREAD)));
            events.onEvent(LOSS, event -> losses.add(event.getLong("amount") + " bytes were lost"));
            events.onError(losses::add);
            events.start();
        }
        alive.keySet().removeAll(ended);
        if (!losses.isEmpty()) {
            startAfresh(losses.getFirst().toString());
        }
    }

    /** What is read twice, as it is in two recordings, may have its name in one of them only. */
    private void hasStarted(RecordedEvent start) {
        long threadId = start.getLong(THREAD);
        Started started = new Started(threadOf(start).map(RecordedThread::getJavaName), start.getStartTime());
        alive.merge(threadId, started, (known, again) -> known.name().isPresent() ? known : again);
        Creators.hasBegun(threadId);
    }

    /** Of a thread that starts just when a recording ends, and of very many threads, the recorder may not keep the name. */
    private static Optional<RecordedThread> threadOf(RecordedEvent event) {
        return Optional.ofNullable(event.getThread());
    }

    /** Better to miss a leak, and say so, than to report threads whose ends nobody saw. */
    private void startAfresh(String reason) {
        unbroken = Mark.now();
        alive.clear();
        LOGGER.log(Level.WARNING,
                "The flight recording has a gap ({0}): the leak check knows nothing of virtual threads"
                        + " that were started before now",
                reason);
    }
}
