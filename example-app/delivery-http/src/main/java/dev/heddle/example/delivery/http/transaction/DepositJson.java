package dev.heddle.example.delivery.http.transaction;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.usecase.transaction.DepositMoney;
import dev.heddle.example.usecase.transaction.IdempotencyKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record DepositJson(@Nullable Long amount) {

    DepositMoney.Command toCommand(AccountId account, Optional<IdempotencyKey> key) {
        return DepositMoney.Command.of(account, amount, key);
    }
}
