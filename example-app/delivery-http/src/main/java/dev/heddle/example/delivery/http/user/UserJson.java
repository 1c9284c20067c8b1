package dev.heddle.example.delivery.http.user;

import dev.heddle.example.domain.user.User;
import java.time.Instant;
import java.util.UUID;

record UserJson(UUID id, String name, String email, Instant createdAt) {

    static UserJson from(User user) {
        return new UserJson(user.id().value(), user.name(), user.email().value(), user.createdAt());
    }
}
