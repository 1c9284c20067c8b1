package dev.heddle.concurrency;

/** A value was sent to a {@link Channel} that is done, or was to be received from one that is also empty. */
public final class ChannelDoneException extends RuntimeException {

    ChannelDoneException() {
        super("the channel is done");
    }
}
