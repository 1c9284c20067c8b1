package dev.heddle.example.delivery.http.user;

import dev.heddle.example.usecase.user.RegisterUser;
import org.jspecify.annotations.Nullable;

record RegisterUserJson(@Nullable String name, @Nullable String email) {

    RegisterUser.Command toCommand() {
        return RegisterUser.Command.of(name, email);
    }
}
