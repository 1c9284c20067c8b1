package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import dev.heddle.concurrency.CancelledException;
import dev.heddle.domain.DomainException;
import dev.heddle.usecase.OutcomeUnknownException;
import dev.heddle.usecase.OverloadedException;
import dev.heddle.usecase.UnavailableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a service's own exceptions become. Filled by one thread, then read by many. */
final class ProblemMappings {

    /** What is below them has no common meaning, and text that is not for callers. */
    private static final Set<Class<?>> TOO_GENERAL = Set.of(Throwable.class, Exception.class, RuntimeException.class,
            Error.class);
    private static final Set<Class<?>> OF_THE_SERVER = Set.of(ProblemException.class, CancelledException.class);
    /** Those that have a problem anyhow, unless they or a class between them and what was thrown are mapped. */
    private static final Set<Class<?>> KNOWN = Set.of(DomainException.class, UnavailableException.class,
            OverloadedException.class, OutcomeUnknownException.class, ProblemException.class, CancelledException.class);

    private final Map<Class<?>, Function<Throwable, Problem>> mappings = new LinkedHashMap<>();

    /** Maps a class, and those below it, to a problem that tells the exception's message. */
    <E extends Throwable> void add(Class<E> type, int status, String code) {
        Problem problem = Problem.of(status, code, "");
        add(type, thrown -> Problem.of(status, code, message(thrown, problem)));
    }

    /** Maps a class, and those below it. */
    <E extends Throwable> void add(Class<E> type, Function<? super E, Problem> problem) {
        requireNonNull(type, "type is null");
        requireNonNull(problem, "problem is null");
        if (TOO_GENERAL.contains(type) || OF_THE_SERVER.contains(type)) {
            throw new IllegalArgumentException(type.getName() + " can't be mapped to a problem: "
                    + (TOO_GENERAL.contains(type) ? "map classes of your own" : "the server needs it"));
        }
        if (mappings.putIfAbsent(type, thrown -> problem.apply(type.cast(thrown))) != null) {
            throw new IllegalArgumentException(
                    type.getName() + " is mapped to a problem twice: remove one of the two mappings");
        }
    }

    ProblemMappings copy() {
        ProblemMappings copy = new ProblemMappings();
        copy.mappings.putAll(mappings);
        return copy;
    }

    /** Returns the problem that the nearest class above is mapped to. */
    Optional<Problem> problem(Throwable thrown) {
        if (mappings.isEmpty()) {
            return Optional.empty();
        }
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            Function<Throwable, Problem> mapping = mappings.get(type);
            if (mapping != null) {
                return Optional.of(mapping.apply(thrown));
            }
            if (KNOWN.contains(type) || type.getSuperclass() == DomainException.class) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String message(Throwable thrown, Problem problem) {
        String message = thrown.getMessage();
        return message == null ? problem.title() : message;
    }
}
