package dev.heddle.example.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.domain.RuleBroken;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");

    @Test
    void plusThenMinus_anyAmounts_givesTheFirstBack() {
        Random random = new Random(20261124);
        for (int i = 0; i < 10_000; i++) {
            Money first = new Money(random.nextLong(Long.MAX_VALUE / 2), EUR);
            Money second = new Money(random.nextLong(Long.MAX_VALUE / 2), EUR);

            assertThat(first.plus(second).minus(second)).contains(first);
        }
    }

    @Test
    void minus_moreThanThereIs_isEmpty() {
        assertThat(new Money(1, EUR).minus(new Money(2, EUR))).isEmpty();
    }

    @Test
    void plus_moreThanALongHolds_isRefused() {
        Money most = new Money(Long.MAX_VALUE, EUR);

        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> most.plus(new Money(1, EUR)))
                .extracting(RuleBroken::code)
                .isEqualTo("amount-too-large");
    }

    @Test
    void of_whatALongHolds_isThatAmount() {
        assertThat(Money.of(BigInteger.valueOf(Long.MAX_VALUE), EUR)).isEqualTo(new Money(Long.MAX_VALUE, EUR));
    }

    @Test
    void of_moreThanALongHolds_isRefused() {
        BigInteger more = BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE);

        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> Money.of(more, EUR))
                .withMessage("The sum would be larger than 9223372036854775807 EUR")
                .extracting(RuleBroken::code)
                .isEqualTo("amount-too-large");
    }

    @Test
    void plusAndMinus_anotherCurrency_areRefused() {
        Money euro = new Money(1, EUR);
        Money yen = new Money(1, JPY);

        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> euro.plus(yen))
                .withMessage("Money in JPY can't be counted in EUR");
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> euro.minus(yen))
                .extracting(RuleBroken::code)
                .isEqualTo("currency-mismatch");
    }

    @Test
    void new_negativeAmount_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1, EUR))
                .withMessage("amount must not be negative, actual: -1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "JPY", "BHD"})
    void currency_codeOfIso4217_isFound(String code) {
        assertThat(Money.currency(code)).contains(Currency.getInstance(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "QQQ", "XXX", "XAU"})
    void currency_unknownOrNotCountable_isEmpty(String code) {
        assertThat(Money.currency(code)).isEmpty();
    }
}
