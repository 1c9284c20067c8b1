package dev.heddle.benchmarks.contest;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures by JMH how long one call of a benchmark takes, each second on average.
 *
 * @param benchmark the class and the method, as JMH names them
 * @param parameters a value for each parameter of the benchmark
 * @param log where JMH says what it does
 */
record JmhProbe(String benchmark, Map<String, String> parameters, Settings settings, PrintStream log) implements Probe {

    private static final TimeValue SECOND = TimeValue.seconds(1);

    JmhProbe {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public List<Double> measure() throws RunnerException {
        RunResult result = new Runner(options().build(),
                OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL)).runSingle();
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(iteration -> iteration.getPrimaryResult().getScore())
                .toList();
    }

    private ChainedOptionsBuilder options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.replace(".", "\\.") + "$")
                .forks(1).shouldFailOnError(true)
                .warmupIterations(settings.warmUpSeconds()).warmupTime(SECOND)
                .measurementIterations(settings.roundSeconds()).measurementTime(SECOND)
                .jvmArgs(settings.javaFlags().toArray(String[]::new));
        parameters.forEach(options::param);
        return options;
    }
}
