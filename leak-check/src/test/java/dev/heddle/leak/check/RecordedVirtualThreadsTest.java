package dev.heddle.leak.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordedVirtualThreadsTest {

    private static final RecordedVirtualThreads THREADS = new RecordedVirtualThreads();

    private final Mark mark = Mark.now();

    @AfterEach
    void endWhatIsLeft() {
        Leftovers.endAll();
    }

    @Test
    void aliveSince_noThreadWasMade_readsNothing() {
        List<Recording> before = FlightRecorder.getFlightRecorder().getRecordings();

        assertThat(THREADS.aliveSince(Mark.now())).isEmpty();
        assertThat(FlightRecorder.getFlightRecorder().getRecordings()).isEqualTo(before);
    }

    @Test
    void aliveSince_threadsOfBothSidesOfTheMark_tellsTheLaterOne() {
        Leftovers.virtualThread("earlier");
        Mark between = Mark.now();
        Leftovers.virtualThread("later");

        assertThat(THREADS.aliveSince(between)).extracting(Leak::name).containsExactly("later");
        assertThat(THREADS.aliveSince(mark)).extracting(Leak::name).containsExactlyInAnyOrder("earlier", "later");
    }

    @Test
    void aliveSince_askedAgain_stillTellsWhatWasReadBefore() {
        Leftovers.virtualThread("leftover");

        assertThat(THREADS.aliveSince(mark)).hasSize(1);
        assertThat(THREADS.aliveSince(mark)).hasSize(1);
        Leftovers.endAll();
        assertThat(THREADS.aliveSince(mark)).isEmpty();
    }

    @Test
    void aliveSince_somebodyStoppedAllRecordings_startsAfresh() {
        Leftovers.virtualThread("before the gap");
        FlightRecorder.getFlightRecorder().getRecordings().forEach(Recording::stop);

        assertThat(THREADS.aliveSince(mark)).isEmpty();

        Leftovers.virtualThread("after the gap");
        assertThat(THREADS.aliveSince(mark)).extracting(Leak::name).containsExactly("after the gap");
    }
}
