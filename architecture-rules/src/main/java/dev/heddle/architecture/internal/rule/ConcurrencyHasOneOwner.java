package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.AnnotationUse;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.Call;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.DependencyKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;

/** Where threads begin: in the main layer, and in packages called {@code concurrency}. */
final class ConcurrencyHasOneOwner implements Check {

    private static final Rule RULE = Rule.of("concurrency-has-one-owner",
            "Threads, executors, asynchronous futures, parallel streams and timers begin in one place: the main layer or a package called concurrency",
            "a task that nobody owns outlives its request, loses its context and its deadline, and swallows its failure",
            "Give the work to the owner of concurrency (a task scope, a worker pool), or write it plainly, one step after the other");

    private static final Calls CALLS = Calls.of("java.lang.Thread.<init>", "java.lang.Thread.start",
            "java.lang.Thread.startVirtualThread", "java.lang.Thread.ofVirtual", "java.lang.Thread.ofPlatform",
            "java.lang.Thread$Builder.start", "java.lang.Thread$Builder.unstarted", "java.lang.Thread$Builder.factory",
            "java.lang.Thread$Builder$OfVirtual.start", "java.lang.Thread$Builder$OfPlatform.start",
            "java.util.concurrent.Executors.*", "java.util.concurrent.ThreadPoolExecutor.<init>",
            "java.util.concurrent.ScheduledThreadPoolExecutor.<init>", "java.util.concurrent.ForkJoinPool.<init>",
            "java.util.concurrent.ForkJoinPool.*", "java.util.concurrent.ForkJoinTask.fork",
            "java.util.concurrent.ForkJoinTask.invokeAll", "java.util.concurrent.RecursiveTask.fork",
            "java.util.concurrent.RecursiveAction.fork", "java.util.concurrent.Executor.execute",
            "java.util.concurrent.ExecutorService.execute", "java.util.concurrent.ExecutorService.submit",
            "java.util.concurrent.ExecutorService.invokeAll", "java.util.concurrent.ExecutorService.invokeAny",
            "java.util.concurrent.ScheduledExecutorService.execute",
            "java.util.concurrent.ScheduledExecutorService.submit",
            "java.util.concurrent.ScheduledExecutorService.schedule",
            "java.util.concurrent.ScheduledExecutorService.scheduleAtFixedRate",
            "java.util.concurrent.ScheduledExecutorService.scheduleWithFixedDelay",
            "java.util.concurrent.ThreadPoolExecutor.execute", "java.util.concurrent.ThreadPoolExecutor.submit",
            "java.util.concurrent.CompletableFuture.*Async", "java.util.concurrent.CompletionStage.*Async",
            "java.util.concurrent.CompletableFuture.delayedExecutor",
            "java.util.concurrent.CompletableFuture.orTimeout",
            "java.util.concurrent.CompletableFuture.completeOnTimeout", "java.util.concurrent.StructuredTaskScope.open",
            "java.util.concurrent.StructuredTaskScope.fork", "java.util.stream.BaseStream.parallel",
            "java.util.stream.Stream.parallel", "java.util.stream.IntStream.parallel",
            "java.util.stream.LongStream.parallel", "java.util.stream.DoubleStream.parallel",
            "java.util.Arrays.parallelSort", "java.util.Arrays.parallelSetAll", "java.util.Arrays.parallelPrefix",
            "java.util.Timer.<init>", "java.util.Timer.schedule", "java.util.Timer.scheduleAtFixedRate",
            "javax.swing.Timer.<init>", "kotlin.concurrent.ThreadsKt.thread", "kotlin.concurrent.TimersKt.timer",
            "org.springframework.core.task.TaskExecutor.execute",
            "org.springframework.core.task.AsyncTaskExecutor.submit",
            "org.springframework.scheduling.TaskScheduler.schedule",
            "org.springframework.scheduling.TaskScheduler.scheduleAtFixedRate",
            "org.springframework.scheduling.TaskScheduler.scheduleWithFixedDelay",
            "reactor.core.scheduler.Schedulers.*");

    /** Each takes a number of elements from which on it goes parallel. */
    private static final Calls BULK = Calls.of(Stream.of("forEach(long, java.util.function.BiConsumer)",
            "forEach(long, java.util.function.BiFunction, java.util.function.Consumer)", "forEachKey", "forEachValue",
            "forEachEntry", "search", "searchKeys", "searchValues", "searchEntries", "reduce", "reduceToDouble",
            "reduceToInt", "reduceToLong", "reduceKeys", "reduceKeysToDouble", "reduceKeysToInt", "reduceKeysToLong",
            "reduceValues", "reduceValuesToDouble", "reduceValuesToInt", "reduceValuesToLong", "reduceEntries",
            "reduceEntriesToDouble", "reduceEntriesToInt", "reduceEntriesToLong")
            .map(method -> "java.util.concurrent.ConcurrentHashMap." + method).toArray(String[]::new));

    /** Those are made by extending. */
    private static final Types BASES = Types.of("java.lang.Thread", "java.util.TimerTask",
            "java.util.concurrent.RecursiveTask", "java.util.concurrent.RecursiveAction",
            "java.util.concurrent.ThreadPoolExecutor");

    private static final Types ANNOTATIONS = Types.of("org.springframework.scheduling.annotation.Async",
            "jakarta.ejb.Asynchronous", "javax.ejb.Asynchronous", "jakarta.enterprise.concurrent.Asynchronous",
            "org.eclipse.microprofile.faulttolerance.Asynchronous", "io.micronaut.scheduling.annotation.Async");

    /** A timer is one more way to be reached, so the delivery may have it. */
    private static final Types TIMERS = Types.of("org.springframework.scheduling.annotation.Scheduled",
            "org.springframework.scheduling.annotation.Schedules", "jakarta.ejb.Schedule", "javax.ejb.Schedule",
            "io.quarkus.scheduler.Scheduled", "io.micronaut.scheduling.annotation.Scheduled");

    private static final Calls WAITS = Calls.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep");

    private static final String OWNER = "concurrency";

    private static final String SENTENCE = "only the owner of concurrency starts something beside the request";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        for (CodeClass type : architecture.classes()) {
            Optional<Layer> layer = architecture.layerOf(type).filter(l -> l != Layer.MAIN);
            if (layer.isPresent() && !isOwner(type, layer.get(), architecture)) {
                checkCalls(type, SENTENCE, architecture, findings);
                checkBases(type, SENTENCE, findings);
                checkAnnotations(type, layer.get(), findings);
            }
        }
        new Outside(architecture).usedBy(EnumSet.complementOf(EnumSet.of(Layer.MAIN))).stream()
                .filter(type -> !architecture.wordsOf(type).contains(OWNER)).forEach(type -> {
                    checkCalls(type, Outside.through(type, SENTENCE), architecture, findings);
                    checkBases(type, Outside.through(type, SENTENCE), findings);
                });
    }

    /** The domain owns nothing that runs. */
    private static boolean isOwner(CodeClass type, Layer layer, Architecture architecture) {
        return layer != Layer.DOMAIN && architecture.wordsOf(type).contains(OWNER);
    }

    private static void checkCalls(CodeClass type, String sentence, Architecture architecture, Findings findings) {
        for (Call call : type.calls()) {
            boolean parallel = call.name().equals("parallelStream") && call.parameters().isEmpty();
            if (CALLS.has(call) || BULK.has(call) || (parallel && !architecture.has(call.owner()))) {
                findings.add(type, call, sentence);
            } else if (WAITS.has(call)) {
                findings.add(type, call, "only the owner of concurrency puts a thread to sleep");
            }
        }
    }

    private static void checkBases(CodeClass type, String sentence, Findings findings) {
        for (Dependency dependency : type.dependencies()) {
            if (dependency.kind() == DependencyKind.EXTENDS && BASES.has(dependency.target())) {
                findings.add(type, dependency, sentence);
            }
        }
    }

    private static void checkAnnotations(CodeClass type, Layer layer, Findings findings) {
        for (AnnotationUse use : type.annotations()) {
            if (ANNOTATIONS.has(use.type()) || (TIMERS.has(use.type()) && layer != Layer.DELIVERY)) {
                findings.add(type, Annotations.dependency(type, use), SENTENCE);
            }
        }
    }

}
