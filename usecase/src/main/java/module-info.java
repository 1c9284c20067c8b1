/** The use-case contract and the ports that every service needs. */
module dev.heddle.usecase {
    requires transitive dev.heddle.concurrency;
    requires transitive dev.heddle.domain;
    requires static org.jspecify;

    exports dev.heddle.usecase;
}
