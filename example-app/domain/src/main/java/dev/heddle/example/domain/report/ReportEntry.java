package dev.heddle.example.domain.report;

import static java.util.Objects.requireNonNull;

import dev.heddle.example.domain.account.AccountId;

/** How far a report has come with one account. */
public sealed interface ReportEntry {

    /** The account is yet to be looked at, or is being looked at. */
    record Waiting(AccountId account) implements ReportEntry {

        public Waiting {
            requireNonNull(account, "account is null");
        }
    }

    /** The account was summed up. */
    record Done(AccountSummary summary) implements ReportEntry {

        public Done {
            requireNonNull(summary, "summary is null");
        }
    }

    /**
     * The account could not be summed up.
     *
     * @param code the stable name of the reason in kebab case, such as {@code account-not-found}
     * @param reason in words, which the caller may read
     */
    record Failed(AccountId account, String code, String reason) implements ReportEntry {

        public Failed {
            requireNonNull(account, "account is null");
            requireNonNull(code, "code is null");
            requireNonNull(reason, "reason is null");
        }
    }

    /** The report was cancelled before it came to the account. */
    record Cancelled(AccountId account) implements ReportEntry {

        public Cancelled {
            requireNonNull(account, "account is null");
        }
    }
}
