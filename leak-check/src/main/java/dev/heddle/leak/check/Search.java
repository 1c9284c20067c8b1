package dev.heddle.leak.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for all that was made since the search was prepared and is still there. */
final class Search {

    private final VirtualThreads virtualThreads = VirtualThreads.ofThisJvm();
    private final long youngestOwner = HeddleTasks.youngestOwner();
    private final Mark mark = Mark.now();

    /** Returns owners before their tasks, and tasks instead of their threads. */
    List<Leak> look() {
        List<Leak> tasks = HeddleTasks.tasksSince(mark).toList();
        Set<Long> threadsOfTasks = tasks.stream().map(Leak::id).collect(Collectors.toSet());
        Stream<Leak> threads = Stream.concat(platformThreads(), virtualThreads())
                .filter(thread -> !threadsOfTasks.contains(thread.id()));
        return Stream.of(HeddleTasks.ownersYoungerThan(youngestOwner), tasks.stream(), threads).flatMap(all -> all)
                .toList();
    }

    private Stream<Leak> platformThreads() {
        return PlatformThreads.alive().filter(thread -> mark.isBefore(thread.threadId()))
                .filter(thread -> thread != Thread.currentThread() && !KnownThreads.contain(thread))
                .map(Leak::ofThread);
    }

    private Stream<Leak> virtualThreads() {
        return virtualThreads.aliveSince(mark).stream()
                .filter(thread -> thread.id() != Thread.currentThread().threadId()
                        && !KnownThreads.contain(thread.name()));
    }
}
