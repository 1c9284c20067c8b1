package dev.heddle.example.delivery.http.transaction;

import dev.heddle.example.usecase.transaction.IdempotencyKey;
import dev.heddle.example.usecase.transaction.TransferMoney;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record TransferJson(@Nullable UUID from, @Nullable UUID to, @Nullable Long amount, @Nullable String currency) {

    TransferMoney.Command toCommand(Optional<IdempotencyKey> key) {
        return TransferMoney.Command.of(from, to, amount, currency, key);
    }
}
