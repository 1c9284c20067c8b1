package dev.heddle.example.domain.user;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Somebody who may own accounts. */
public record User(UserId id, String name, EmailAddress email, Instant createdAt) {

    /** The longest name, in characters. */
    public static final int MAX_NAME_LENGTH = 100;

    public User {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(email, "email is null");
        requireNonNull(createdAt, "createdAt is null");
    }
}
