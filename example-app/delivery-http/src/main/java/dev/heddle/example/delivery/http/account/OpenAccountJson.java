package dev.heddle.example.delivery.http.account;

import dev.heddle.example.usecase.account.OpenAccount;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record OpenAccountJson(@Nullable UUID userId, @Nullable String currency) {

    OpenAccount.Command toCommand() {
        return OpenAccount.Command.of(userId, currency);
    }
}
