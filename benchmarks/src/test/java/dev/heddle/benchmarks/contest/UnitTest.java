package dev.heddle.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitTest {

    @ParameterizedTest
    @CsvSource({"0, 0.00 ns", "1.234, 1.23 ns", "12.34, 12.3 ns", "123.4, 123 ns", "1234, 1.23 µs", "12345678, 12.3 ms",
        "1e12, 1000 s", "-1234, -1.23 µs"})
    void format_time_hasThreeDigits(double figure, String text) {
        assertThat(Unit.TIME.format(figure)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.04, 0.04 B", "512, 512 B", "1023, 1023 B", "1024, 1.00 KiB", "3145728, 3.00 MiB"})
    void format_size_goesByPowersOfTwo(double figure, String text) {
        assertThat(Unit.SIZE.format(figure)).isEqualTo(text);
    }

    @Test
    void format_localeWithDecimalComma_writesPoints() {
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Unit.TIME.format(1.5)).isEqualTo("1.50 ns");
        } finally {
            Locale.setDefault(locale);
        }
    }
}
