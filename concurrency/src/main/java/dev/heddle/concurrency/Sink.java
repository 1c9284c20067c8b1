package dev.heddle.concurrency;

/** The side of a {@link Channel} that values go into; Go's {@code chan<-}. May be used by any thread. */
public sealed interface Sink<T> permits Channel {

    /**
     * Sends a value: waits until a receiver takes it, or the buffer does.
     *
     * @throws ChannelDoneException   if the channel is done
     * @throws ChannelFailedException if the channel has failed, before or while this waits
     * @throws CancelledException     if the current context is cancelled, before or while this waits; or if the thread is
     *                                interrupted by others, which is pending again then, unless a cancel came at the same time.
     *                                Nothing is sent. In a {@linkplain BlockingRegion#shielded shielded} block contexts are not looked at
     */
    void send(T value);

    /**
     * Says that no more values come; Go's {@code close}. Values in the buffer, and those of senders that wait already, are
     * still received. Does nothing if the channel is closed already; returns whether this call did it.
     */
    boolean done();

    /**
     * Says that something went wrong: all who send or receive, now and later, get a {@link ChannelFailedException}. What
     * is in the buffer is lost. Does nothing if the channel is closed already; returns whether this call did it.
     *
     * @param cause becomes the exceptions' cause
     */
    boolean fail(Throwable cause);
}
