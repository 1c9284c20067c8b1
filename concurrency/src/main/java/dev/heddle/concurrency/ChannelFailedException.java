package dev.heddle.concurrency;

/** A {@link Channel} was used that has {@linkplain Sink#fail failed}; what it failed with is the cause. */
public final class ChannelFailedException extends RuntimeException {

    ChannelFailedException(Throwable cause) {
        super("the channel has failed", cause);
    }
}
