package dev.heddle.example.domain.money;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.heddle.domain.RuleBroken;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * An amount that is never negative.
 *
 * @param amount whole minor units of the currency, such as cents
 * @param currency a currency of ISO 4217
 */
public record Money(long amount, Currency currency) {

    private static final Map<String, Currency> COUNTABLE = Currency.availableCurrencies()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(toUnmodifiableMap(Currency::getCurrencyCode, identity()));

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    public Money {
        requireNonNull(currency, "currency is null");
        if (amount < 0) {
            throw new IllegalArgumentException("amount must not be negative, actual: " + amount);
        }
    }

    /** Returns nothing of the currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Returns the amount of the currency.
     *
     * @throws RuleBroken if no number can hold it ({@code amount-too-large})
     */
    public static Money of(BigInteger amount, Currency currency) {
        if (amount.compareTo(MOST) > 0) {
            throw tooLarge(currency);
        }
        return new Money(amount.longValueExact(), currency);
    }

    /** Returns the currency with this code of ISO 4217, in capitals; empty where money of it can't be counted. */
    public static Optional<Currency> currency(String code) {
        return Optional.ofNullable(COUNTABLE.get(code));
    }

    /**
     * Returns the sum.
     *
     * @throws RuleBroken if the currencies differ, or no number can hold the sum
     */
    public Money plus(Money other) {
        requireSameCurrency(other);
        if (amount > Long.MAX_VALUE - other.amount) {
            throw tooLarge(currency);
        }
        return new Money(amount + other.amount, currency);
    }

    /**
     * Returns the difference; empty where it would be negative.
     *
     * @throws RuleBroken if the currencies differ
     */
    public Optional<Money> minus(Money other) {
        requireSameCurrency(other);
        return amount < other.amount ? Optional.empty() : Optional.of(new Money(amount - other.amount, currency));
    }

    @Override
    public String toString() {
        return amount + " " + currency;
    }

    private static RuleBroken tooLarge(Currency currency) {
        return new RuleBroken("amount-too-large", "The sum would be larger than " + Long.MAX_VALUE + " " + currency);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new RuleBroken("currency-mismatch",
                    "Money in " + other.currency + " can't be counted in " + currency);
        }
    }
}
