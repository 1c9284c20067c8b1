package dev.heddle.leak.check;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** The virtual threads of this JVM, whoever started them. */
interface VirtualThreads {

    /** Lists those that were made after the mark, have begun to run and have not ended. */
    List<Leak> aliveSince(Mark mark);

    /** Says how more would be known of these threads; nothing where all is. */
    Optional<String> advice();

    /** Returns the best that this JVM allows for. What it is stays the same; the first call may take 0.2 s. */
    static VirtualThreads ofThisJvm() {
        return Best.VIRTUAL_THREADS;
    }

    /** Starts to look at the first use. */
    final class Best {

        private static final VirtualThreads VIRTUAL_THREADS = choose();

        private Best() {}

        private static VirtualThreads choose() {
            Optional<ListedVirtualThreads> listed = ListedVirtualThreads.find();
            return listed.isPresent() ? listed.get() : recorded();
        }

        /** Only a class that is never touched can do without the module {@code jdk.jfr}. */
        private static VirtualThreads recorded() {
            try {
                return new RecordedVirtualThreads();
            } catch (RuntimeException | LinkageError e) {
                System.getLogger(VirtualThreads.class.getName()).log(Level.WARNING, "There is no flight recorder ({0}):"
                        + " the leak check does not see virtual threads that Heddle has not started", e);
                return new Unseen();
            }
        }
    }

    /** Sees none. */
    record Unseen() implements VirtualThreads {

        @Override
        public List<Leak> aliveSince(Mark mark) {
            return List.of();
        }

        @Override
        public Optional<String> advice() {
            return Optional.empty();
        }
    }
}
