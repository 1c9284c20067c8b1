package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GunzipTest {

    private static final int LIMIT = 100_000;
    private static final byte[] TEXT = "{\"name\": \"Ada\", \"note\": \"Ada\"}".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 99_999, 100_000})
    void decode_upToTheLimit_isTheContent(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);

        assertThat(Gunzip.decode(Gzipped.of(content), LIMIT)).isEqualTo(content);
    }

    @Test
    void decode_emptyContentUnderALimitOfNothing_isTaken() {
        assertThat(Gunzip.decode(Gzipped.of(new byte[0]), 0)).isEmpty();
    }

    @Test
    void decode_severalMembers_areOneContent() {
        byte[] members = Gzipped.joined(Gzipped.of(TEXT), Gzipped.of(new byte[0]), Gzipped.of(TEXT));

        assertThat(Gunzip.decode(members, LIMIT)).isEqualTo(Gzipped.joined(TEXT, TEXT));
    }

    @Test
    void decode_headerWithAllThatMayBeThere_isTaken() {
        byte[] plain = Gzipped.of(TEXT);
        byte[] body = Arrays.copyOfRange(plain, 10, plain.length);
        byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3};

        assertThat(Gunzip.decode(Gzipped.joined(header, new byte[]{3, 0, 7, 7, 7}, "name\0comment\0".getBytes(UTF_8),
                new byte[]{1, 2}, body), LIMIT)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void decode_moreThanTheLimit_isTooLarge(int times) {
        byte[] bomb = Gzipped.of(new byte[LIMIT], times);

        assertRefused(Gzipped.joined(bomb, Gzipped.of(new byte[1])), 413, "body-too-large",
                "The body must be at most 100000 bytes");
    }

    @Test
    void decode_membersThatAreTooLargeTogether_areTooLarge() {
        byte[] half = Gzipped.of(new byte[LIMIT / 2]);

        assertRefused(Gzipped.joined(half, half, Gzipped.of(new byte[1])), 413, "body-too-large",
                "The body must be at most 100000 bytes");
    }

    @Test
    void decode_cutAnywhere_endsTooEarly() {
        byte[] whole = Gzipped.of(TEXT);

        for (int length = 0; length < whole.length; length++) {
            assertMalformed(Arrays.copyOf(whole, length), "it ends too early");
        }
    }

    @Test
    void decode_anyBitOfTheContentChanged_isDamaged() {
        byte[] whole = Gzipped.of(TEXT);

        for (int bit = 10 * 8; bit < whole.length * 8; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Gunzip.decode(changed, LIMIT))
                    .satisfies(e -> assertThat(e.response().status()).isEqualTo(400));
        }
    }

    @Test
    void decode_somethingAfterIt_isRefused() {
        assertMalformed(Gzipped.joined(Gzipped.of(TEXT), "more than ten".getBytes(UTF_8)), "something else follows it");
        assertMalformed(Gzipped.joined(Gzipped.of(TEXT), new byte[1]), "it ends too early");
        assertMalformed(Gzipped.joined(Gzipped.of(TEXT), new byte[100]), "something else follows it");
    }

    @Test
    void decode_noGzip_isRefused() {
        assertMalformed("{\"name\": \"Ada\"}".getBytes(UTF_8), "it is something else");
        byte[] reserved = Gzipped.of(TEXT);
        reserved[3] = (byte) 0x80;
        assertMalformed(reserved, "it is something else");
    }

    private static void assertMalformed(byte[] body, String what) {
        assertRefused(body, 400, "malformed-gzip",
                "The body must be gzip, whole and with nothing after it, actual: " + what);
    }

    private static void assertRefused(byte[] body, int status, String code, String detail) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Gunzip.decode(body, LIMIT))
                .satisfies(e -> assertThat((Problem) requireNonNull(e.response().body()))
                        .returns(status, Problem::status)
                        .returns(code, Problem::code))
                .withMessage(detail);
    }
}
