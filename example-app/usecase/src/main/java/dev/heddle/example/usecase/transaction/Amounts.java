package dev.heddle.example.usecase.transaction;

/** What is said of amounts in more than one place. */
final class Amounts {

    static final String RULE = "must be a whole number of minor units of the currency, from 1 to " + Long.MAX_VALUE;

    private Amounts() {}
}
