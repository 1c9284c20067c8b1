package dev.heddle.benchmarks.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SmallJobsTest {

    private final SmallJobs jobs = new SmallJobs();

    @Test
    void everyBenchmark_sameJobs_addsTheSameResultsUp() throws Exception {
        long sum = LongStream.range(0, SmallJobs.JOBS).map(SmallJobs::work).sum();

        assertThat(jobs.heddleSubmit()).isEqualTo(sum);
        assertThat(jobs.heddleMap()).isEqualTo(sum);
        assertThat(jobs.boundedPool()).isEqualTo(sum);
        assertThat(jobs.unboundedPool()).isEqualTo(sum);
        assertThat(jobs.semaphore()).isEqualTo(sum);
    }
}
