package dev.heddle.example.usecase.report;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.report.AccountSummary;
import java.util.Optional;

/** Sums up what happened to an account. */
@FunctionalInterface
public interface AccountSummaries {

    /**
     * Sums up an account; empty where there is no such account.
     *
     * @throws dev.heddle.domain.RuleBroken if no number can hold one of the sums ({@code amount-too-large})
     */
    Optional<AccountSummary> find(AccountId account);
}
