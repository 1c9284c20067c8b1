package dev.heddle.benchmarks.contest;

import static java.util.stream.Collectors.joining;

import dev.heddle.benchmarks.concurrency.Channels.Values;
import dev.heddle.benchmarks.concurrency.CurrentContext;
import dev.heddle.benchmarks.concurrency.ForkAndJoin;
import dev.heddle.benchmarks.concurrency.ParkedTasks;
import dev.heddle.benchmarks.concurrency.Selecting;
import dev.heddle.benchmarks.concurrency.SmallJobs;
import dev.heddle.benchmarks.concurrency.TimeoutContext;
import dev.heddle.benchmarks.concurrency.TimeoutContexts;
import dev.heddle.benchmarks.internal.Children;
import dev.heddle.benchmarks.routing.ManyRoutes;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** All contests that there are. */
final class Catalogue {

    private static final String HEDDLE = "Heddle";
    private static final String GRPC = "io.grpc.Context";
    private static final int MANY = 10;

    /** Where two should cost the same; closer than that, the machine's noise decides. */
    private static final double SAME = 1.1;
    private static final int MILLION = 1_000_000;

    private final Settings settings;
    private final Children children;
    private final PrintStream log;

    Catalogue(Settings settings, Children children, PrintStream log) {
        this.settings = settings;
        this.children = children;
        this.log = log;
    }

    List<Contest> all() {
        return Stream.of(
                Stream.of(current(true), current(false)),
                Stream.of(1, 1_000).map(this::timeout),
                Stream.of(1, 10, 1_000).map(this::forkAndJoin),
                Stream.of(2, 8).map(this::smallJobs),
                Stream.of(2, 10)
                        .flatMap(channels -> Stream.of(Values.values()).map(values -> select(channels, values))),
                Stream.of(routes(), lastRoute()),
                Stream.of(millionTasks("wait for a latch", "latch"), millionTasks("are parked", "park"),
                        millionContexts("open"), millionContexts("closed")))
                .flatMap(contests -> contests)
                .toList();
    }

    /**
     * Returns the contests of these names, or all if there is no name.
     *
     * @throws IllegalArgumentException if there is none of such a name; the message lists those there are
     */
    List<Contest> named(List<String> names) {
        names.forEach(this::requireKnown);
        return all().stream().filter(contest -> names.isEmpty() || names.contains(contest.name())).toList();
    }

    private Contest current(boolean bound) {
        Map<String, String> parameters = Map.of("bound", String.valueOf(bound));
        return contest("current", "ask for the current context, " + (bound ? "one bound" : "none bound"),
                jmh(HEDDLE, CurrentContext.class, "heddle", parameters),
                jmh(GRPC, CurrentContext.class, "grpc", parameters));
    }

    private Contest timeout(int inFlight) {
        Map<String, String> parameters = Map.of("inFlight", String.valueOf(inFlight));
        return contest("time-out", "open and close a context with a time-out, " + inFlight + " in flight",
                jmh(HEDDLE, TimeoutContext.class, "heddle", parameters),
                jmh(GRPC, TimeoutContext.class, "grpc", parameters));
    }

    private Contest forkAndJoin(int tasks) {
        Map<String, String> parameters = Map.of("tasks", String.valueOf(tasks));
        Contestant bare = jmh("virtual threads and a latch", ForkAndJoin.class, "virtualThreads", parameters);
        return contest("fork-and-join", "fork and join, tasks: " + tasks,
                jmh(HEDDLE, ForkAndJoin.class, "heddle", parameters),
                tasks < MANY ? bare : bare.withAim(1.2),
                jmh("an executor of virtual threads", ForkAndJoin.class, "executor", parameters));
    }

    private Contest smallJobs(int workers) {
        Map<String, String> parameters = Map.of("workers", String.valueOf(workers));
        return contest("small-jobs", "100,000 small jobs, workers: " + workers,
                jmh(HEDDLE + ", submit", SmallJobs.class, "heddleSubmit", parameters),
                jmh(HEDDLE + ", map", SmallJobs.class, "heddleMap", parameters),
                jmh("ThreadPoolExecutor, bounded queue", SmallJobs.class, "boundedPool", parameters).withAim(1),
                jmh("ThreadPoolExecutor, invokeAll", SmallJobs.class, "unboundedPool", parameters).withAim(1),
                jmh("virtual threads and a semaphore", SmallJobs.class, "semaphore", parameters).withAim(1));
    }

    private Contest select(int channels, Values values) {
        Map<String, String> parameters = Map.of("channels", String.valueOf(channels), "values", values.name());
        return contest("select", "select over " + channels + " channels, "
                + values.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                jmh(HEDDLE, Selecting.class, "heddle", parameters),
                jmh("jox", Selecting.class, "jox", parameters));
    }

    private Contest routes() {
        return contest("routes", "answer a request for one of 500 routes",
                manyRoutes(HEDDLE + ", the last", 500, true),
                manyRoutes(HEDDLE + ", the first", 500, false).withAim(SAME));
    }

    private Contest lastRoute() {
        return contest("routes", "answer a request for the last route",
                manyRoutes(HEDDLE + ", of 500", 500, true),
                manyRoutes(HEDDLE + ", of 5", 5, true).withAim(SAME));
    }

    private Contestant manyRoutes(String name, int routes, boolean last) {
        return jmh(name, ManyRoutes.class, "heddle",
                Map.of("routes", String.valueOf(routes), "last", String.valueOf(last)));
    }

    private Contest millionTasks(String how, String wait) {
        return new Contest("million-tasks", "heap of each of 1,000,000 tasks that " + how, Unit.SIZE,
                List.of(heap(HEDDLE, ParkedTasks.class, "heddle", wait),
                        heap("virtual threads", ParkedTasks.class, "virtualThreads", wait).withAim(1.3)));
    }

    private Contest millionContexts(String state) {
        return new Contest("million-contexts", "heap of each of 1,000,000 contexts with a time-out, " + state,
                Unit.SIZE,
                List.of(heap(HEDDLE, TimeoutContexts.class, "heddle", state),
                        heap(GRPC, TimeoutContexts.class, "grpc", state)));
    }

    private static Contest contest(String name, String work, Contestant... contestants) {
        return new Contest(name, work, Unit.TIME, List.of(contestants));
    }

    private Contestant jmh(String name, Class<?> benchmarks, String method, Map<String, String> parameters) {
        return new Contestant(name,
                new JmhProbe(benchmarks.getName() + "." + method, parameters, settings, log));
    }

    private Contestant heap(String name, Class<?> program, String... arguments) {
        List<String> all = Stream.concat(Stream.of(arguments), Stream.of(String.valueOf(MILLION))).toList();
        return new Contestant(name, new HeapProbe(program, all, children));
    }

    private void requireKnown(String name) {
        List<String> known = all().stream().map(Contest::name).distinct().toList();
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    "there is no '" + name + "'; there are: " + known.stream().collect(joining(", ")));
        }
    }
}
