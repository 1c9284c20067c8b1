package dev.heddle.example.usecase.report;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.DomainException;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.report.ReportEntry;
import dev.heddle.usecase.UnavailableException;

/** Why an account could not be summed up, in words for the caller. */
final class Failures {

    private Failures() {}

    static ReportEntry.Failed entry(AccountId account, Throwable failure) {
        return switch (failure) {
            case DomainException e -> new ReportEntry.Failed(account, e.code(), requireNonNull(e.getMessage()));
            case UnavailableException _ -> new ReportEntry.Failed(account, "unavailable",
                    "The service could not do this then; try again in another report");
            default -> new ReportEntry.Failed(account, "internal-error",
                    "The server failed; its log has more under the id of the account");
        };
    }

    /** Returns whether it is for the log, since the caller is not told. */
    static boolean isUnforeseen(Throwable failure) {
        return !(failure instanceof DomainException || failure instanceof UnavailableException);
    }
}
