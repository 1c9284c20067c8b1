package dev.heddle.usecase;

import java.util.UUID;

/** Makes ids. A service that stores them wants UUIDs of version 7 (RFC 9562), which grow with time and index well. */
@FunctionalInterface
public interface IdGenerator {

    /** Returns an id that nobody had before. */
    UUID next();
}
