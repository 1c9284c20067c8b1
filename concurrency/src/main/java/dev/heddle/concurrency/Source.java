package dev.heddle.concurrency;

import java.util.Iterator;

/**
 * The side of a {@link Channel} that values come out of; Go's {@code <-chan}. May be used by any thread, and each value
 * goes to one receiver.
 *
 * <pre>{@code
 * for (Order order : orders) { // until the channel is done
 *     ship(order);
 * }
 * }</pre>
 */
public sealed interface Source<T> extends Iterable<T> permits Channel {

    /**
     * Receives the next value, and waits until there is one.
     *
     * @throws ChannelDoneException   if the channel is done and empty
     * @throws ChannelFailedException if the channel has failed
     * @throws CancelledException     if the current context is cancelled, before or while this waits; or if the thread is
     *                                interrupted by others, which is pending again then, unless a cancel came at the same time.
     *                                Nothing is received. In a {@linkplain BlockingRegion#shielded shielded} block contexts are not looked at
     */
    T receive();

    /**
     * Goes through the values to come, until the channel is done. Its methods wait as {@link #receive()} does, and throw as it
     * does but for a channel that is done, which ends the iteration. It may hold a value that it has received: use one iterator on one thread, and to its end.
     */
    @Override
    Iterator<T> iterator();
}
