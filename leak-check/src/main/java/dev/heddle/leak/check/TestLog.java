package dev.heddle.leak.check;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which test ran when, in the order of thread ids: so that a check after all of them can tell which one made a thread. */
final class TestLog {

    private static final ConcurrentSkipListMap<Long, String> ENTRIES = new ConcurrentSkipListMap<>();

    private TestLog() {}

    static void note(String whatHappensFromNowOn) {
        ENTRIES.put(Mark.now().threadId(), whatHappensFromNowOn);
    }

    static Optional<String> whenMade(long threadId) {
        return Optional.ofNullable(ENTRIES.floorEntry(threadId)).map(Map.Entry::getValue);
    }
}
