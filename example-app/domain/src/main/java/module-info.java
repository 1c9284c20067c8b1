/** The rules of the payments service that hold whatever is around them. */
module dev.heddle.example.domain {
    requires transitive dev.heddle.domain;
    requires static org.jspecify;

    exports dev.heddle.example.domain.account;
    exports dev.heddle.example.domain.money;
    exports dev.heddle.example.domain.report;
    exports dev.heddle.example.domain.transaction;
    exports dev.heddle.example.domain.user;
}
