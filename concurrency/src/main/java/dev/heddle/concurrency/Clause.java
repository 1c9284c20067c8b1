package dev.heddle.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * One of the things that a {@link Select#select select} may do; made by the static methods of {@link Select}. It never
 * changes, so it may be kept and used again, by any thread.
 *
 * @param <T> what the select returns if this is the one
 */
@SuppressWarnings("unused") // T ties the clauses of a select together
public sealed interface Clause<T extends @Nullable Object>
        permits ChannelClause, DoneClause, TimeoutClause, OrElseClause {}
