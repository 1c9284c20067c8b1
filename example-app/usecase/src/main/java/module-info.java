/** What the payments service does, and the ports that it needs. */
module dev.heddle.example.usecase {
    requires transitive dev.heddle.example.domain;
    requires dev.heddle.concurrency;
    requires transitive dev.heddle.usecase;
    requires static org.jspecify;

    exports dev.heddle.example.usecase.account;
    exports dev.heddle.example.usecase.report;
    exports dev.heddle.example.usecase.transaction;
    exports dev.heddle.example.usecase.user;
}
