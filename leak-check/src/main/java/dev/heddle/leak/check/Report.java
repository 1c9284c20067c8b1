package dev.heddle.leak.check;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The text of a failure: every leak, and what to do about it. */
record Report(String subject, Options options, List<Leak> leaks) {

    private static final int LEAKS = 20;
    private static final int FRAMES = 30;

    @Override
    public String toString() {
        return Stream.of(Stream.of(title()), shown(), rest(), advice()).flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String title() {
        return "%s outlived %s by more than %s s".formatted(leaks.size() == 1 ? "1 leak" : leaks.size() + " leaks",
                subject,
                options.patience().toMillis() / 1000.0);
    }

    private Stream<String> shown() {
        return IntStream.range(0, Math.min(LEAKS, leaks.size())).boxed().flatMap(i -> describe(i + 1, leaks.get(i)));
    }

    private Stream<String> rest() {
        return leaks.size() <= LEAKS ? Stream.of("") : Stream.of("", "... and " + (leaks.size() - LEAKS) + " more", "");
    }

    private static Stream<String> describe(int number, Leak leak) {
        Stream<String> title = Stream.of("",
                number + ". " + leak.kind() + " " + name(leak) + ", " + circumstances(leak));
        Stream<String> now = stack("   is at:", leak.stack());
        Stream<String> creator = stack("   made at:", leak.creator());
        return Stream.of(title, now, creator).flatMap(lines -> lines);
    }

    private static String name(Leak leak) {
        return leak.name().isEmpty() ? "without a name" : "'" + leak.name() + "'";
    }

    private static String circumstances(Leak leak) {
        Stream<String> thread = leak.kind().isThread() ? Stream.of("thread #" + leak.id()) : Stream.empty();
        Stream<String> test = leak.kind().isThread() ? TestLog.whenMade(leak.id()).stream() : Stream.empty();
        return Stream.of(thread, Stream.of(leak.state()),
                leak.since().map(since -> "since " + since.truncatedTo(ChronoUnit.MILLIS)).stream(),
                test.map(name -> "made " + name)).flatMap(parts -> parts).collect(Collectors.joining(", "));
    }

    private static Stream<String> stack(String title, List<StackTraceElement> frames) {
        return frames.isEmpty()
                ? Stream.empty()
                : Stream.concat(Stream.of(title), frames.stream().limit(FRAMES).map(frame -> "      " + frame));
    }

    private Stream<String> advice() {
        return Stream.of(
                Stream.of("End each where it belongs: close the scope or pool; shut the executor down and wait for it;"
                        + " interrupt the thread and join it."),
                Stream.of("What ends in @AfterAll: LeakCheck.create().perClass().")
                        .filter(_ -> options.span() == Span.TEST),
                Stream.of("What is meant to live on: LeakCheck.create()." + ignoring() + ", or in the settings "
                        + Settings.IGNORED_NAMES + " and " + Settings.IGNORED_FRAMES + "."),
                VirtualThreads.ofThisJvm().advice().stream().filter(_ -> leaks.stream().anyMatch(Report::isNowhere)))
                .flatMap(lines -> lines);
    }

    private String ignoring() {
        String names = leaks.stream().map(Leak::name).filter(name -> !name.isEmpty()).distinct().limit(3)
                .map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        return names.isEmpty() ? "ignoringCreators(...)" : "ignoringNames(" + names + ")";
    }

    private static boolean isNowhere(Leak leak) {
        return leak.kind() == Leak.Kind.VIRTUAL_THREAD && leak.stack().isEmpty();
    }
}
