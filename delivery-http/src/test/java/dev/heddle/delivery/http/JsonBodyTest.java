package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.heddle.domain.Conflict;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"text": 1}                         | #/text must be a string, actual: a number
        {"text": true}                      | #/text must be a string, actual: a boolean
        {"text": {}}                        | #/text must be a string, actual: an object
        {"whole": "1"}                      | #/whole must be a whole number, actual: a string
        {"whole": ""}                       | #/whole must be a whole number, actual: a string
        {"whole": 1.5}                      | #/whole must be a whole number, actual: 1.5
        {"whole": 1.0}                      | #/whole must be a whole number, actual: 1.0
        {"whole": true}                     | #/whole must be a whole number, actual: a boolean
        {"whole": 9223372036854775808}      | #/whole must be between -9223372036854775808 and 9223372036854775807, actual: 9223372036854775808
        {"small": -2147483649}              | #/small must be between -2147483648 and 2147483647, actual: -2147483649
        {"decimal": "1.5"}                  | #/decimal must be a number, actual: a string
        {"decimal": ""}                     | #/decimal must be a number, actual: a string
        {"flag": 1}                         | #/flag must be true or false, actual: a number
        {"flag": "true"}                    | #/flag must be true or false, actual: a string
        {"flag": ""}                        | #/flag must be true or false, actual: a string
        {"id": "1-1-1-1-1"}                 | #/id must be a UUID such as 0198c6a0-5e1b-7c3a-9d4e-2f6b8a1c0d3e, actual: "1-1-1-1-1"
        {"id": "AAAAAAAAAAAAAAAAAAAAAA=="}  | #/id must be a UUID such as 0198c6a0-5e1b-7c3a-9d4e-2f6b8a1c0d3e, actual: "AAAAAAAAAAAAAAAAAAAAAA=="
        {"id": 7}                           | #/id must be a UUID such as 0198c6a0-5e1b-7c3a-9d4e-2f6b8a1c0d3e, actual: a number
        {"color": "BLUE"}                   | #/color must be one of RED, GREEN, actual: "BLUE"
        {"color": "red"}                    | #/color must be one of RED, GREEN, actual: "red"
        {"color": ""}                       | #/color must be one of RED, GREEN, actual: ""
        {"color": 0}                        | #/color must be one of RED, GREEN, actual: a number
        {"at": "yesterday"}                 | #/at must be a time in ISO 8601 such as 2026-01-31T12:00:00Z, actual: "yesterday"
        {"at": "1700000000"}                | #/at must be a time in ISO 8601 such as 2026-01-31T12:00:00Z, actual: "1700000000"
        {"at": 1700000000}                  | #/at must be a time in ISO 8601 such as 2026-01-31T12:00:00Z, actual: a number
        {"day": "2026-02-30"}               | #/day must be a date in ISO 8601 such as 2026-01-31, actual: "2026-02-30"
        {"day": [2026, 1, 1]}               | #/day must be a date in ISO 8601 such as 2026-01-31, actual: an array
        {"nested": []}                      | #/nested must be an object, actual: an array
        {"nested": ""}                      | #/nested must be an object, actual: a string
        {"nested": {"text": 5}}             | #/nested/text must be a string, actual: a number
        {"list": {}}                        | #/list must be an array, actual: an object
        {"list": ""}                        | #/list must be an array, actual: a string
        {"list": ["a", 1]}                  | #/list/1 must be a string, actual: a number
        {"primitive": {"count": null}}      | #/primitive/count must be a whole number, actual: null
        null                                | The body must be an object, actual: null
        []                                  | The body must be an object, actual: an array
        "text"                              | The body must be an object, actual: a string
        """)
    void read_wrongType_saysWhatItMustBeInTermsOfJson(String json, String detail) {
        assertRefused(json, "wrong-type", detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
        {"amount": 1}           | #/amount must be left out: the fields here are count
        {"a/b~c": 1}            | #/a~1b~0c must be left out: the fields here are count
        {"Count": 1}            | #/Count must be left out: the fields here are count
        {"a%25b c": 1}          | #/a%2525b%20c must be left out: the fields here are count
        {"\\uD800": 1}          | #/? must be left out: the fields here are count
        """)
    void read_unknownField_namesTheKnownOnes(String json, String detail) {
        assertRefused(json, Counter.class, "unknown-field", detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\": \"a\"", "{\"text\": }", "{\"text\": 'a'}", "{text: \"a\"}",
        "{\"text\": \"a\",}",
        "{\"whole\": 01}", "{\"whole\": NaN}", "{\"whole\": +1}", "// comment", "{\"text\": \"a\"} {}",
        "{\"text\": \"a\"}}", "\uFEFF{}", "{\"text\": \"\t\"}"})
    void read_noJson_saysWhere(String json) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(json, Body.class))
                .satisfies(e -> assertThat(problem(e).code()).isEqualTo("malformed-json"))
                .withMessageMatching(
                        "The body must be well-formed JSON, and nothing after it, see line 1, column \\d+");
    }

    @Test
    void read_duplicateField_isRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("{\"nested\": {\"text\": \"a\", \"text\": \"b\"}}", Body.class))
                .satisfies(e -> assertThat(problem(e).code()).isEqualTo("duplicate-field"))
                .withMessageStartingWith("The body must have each field once, see line 1");
    }

    @Test
    void read_tooDeep_isRefused() {
        String json = "{\"list\": " + "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH) + "}";

        assertRefused(json, "json-too-complex",
                "The body must have at most 100 levels of nesting, and numbers of at most 1000 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n"})
    void read_nothing_isRefused(String nothing) {
        assertRefused(nothing, "empty-body", "The body must be a JSON value, actual: nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32"})
    void read_otherCharset_isRefused(String charset) {
        byte[] body = "{\"text\": \"a\"}".getBytes(Charset.forName(charset));

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Json.read(body, Body.class))
                .satisfies(e -> assertThat(problem(e).code()).isEqualTo("malformed-json"));
    }

    @Test
    void read_invalidUtf8_isRefused() {
        byte[] body = "{\"text\": \"ä\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Json.read(body, Body.class))
                .withMessage("The body must be encoded in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\uD800", "\\uDC00\\uD800", "a\\u0000"})
    void read_textThatCannotBeKept_isRefused(String text) {
        assertRefused("{\"text\": \"" + text + "\"}", "invalid-value",
                "#/text must be well-formed Unicode without U+0000");
    }

    @Test
    void read_missingFields_areNull() {
        assertThat(read("{\"text\": \"\uFFFD \\uD83D\\uDE00\"}", Body.class)).isEqualTo(
                new Body("\uFFFD \uD83D\uDE00", null, null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void read_constructorThrowsDomainException_isThatException() {
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> read("{\"code\": \"taken\"}", Refusing.class))
                .withMessage("code taken");
    }

    @Test
    void read_constructorThrowsSomethingElse_isNoProblemOfTheCaller() {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> read("{\"code\": null}", Refusing.class))
                .isNotInstanceOf(ProblemException.class);
    }

    @Test
    void read_constructorRefusesItsInput_tellsTheRule() {
        assertRefused("{\"code\": \"\"}", Refusing.class, "invalid-value", "The body must not be empty");
    }

    @Test
    void write_record_keepsOrderNullsAndIsoTimes() {
        record Answer(UUID id, Instant at, @Nullable String nothing, Color color, BigDecimal amount) {}
        Answer answer = new Answer(new UUID(0, 7), Instant.ofEpochSecond(0, 1_000_000), null, Color.RED,
                new BigDecimal("1.50"));

        assertThat(new String(Json.write(answer), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"00000000-0000-0000-0000-000000000007\",\"at\":\"1970-01-01T00:00:00.001Z\","
                        + "\"nothing\":null,\"color\":\"RED\",\"amount\":1.50}");
    }

    private static void assertRefused(String json, String code, String detail) {
        assertRefused(json, Body.class, code, detail);
    }

    private static void assertRefused(String json, Class<?> type, String code, String detail) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(json, type))
                .satisfies(e -> assertThat(problem(e)).returns(400, Problem::status).returns(code, Problem::code))
                .withMessage(detail);
    }

    private static Problem problem(ProblemException e) {
        return (Problem) requireNonNull(e.response().body());
    }

    private static <T> T read(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private enum Color {

        RED, GREEN;

        @Override
        public String toString() {
            return "a colour";
        }
    }

    private record Primitive(int count) {}

    private record Counter(@Nullable Integer count) {}

    private record Refusing(String code) {

        @JsonCreator
        Refusing {
            if (code.isEmpty()) {
                throw new IllegalArgumentException("code must not be empty");
            }
            throw new Conflict("refused", "code " + code);
        }
    }

    private record Body(@Nullable String text, @Nullable Long whole, @Nullable Integer small,
            @Nullable BigDecimal decimal, @Nullable Boolean flag, @Nullable UUID id, @Nullable Color color,
            @Nullable Instant at, @Nullable LocalDate day, @Nullable Body nested, @Nullable List<String> list,
            @Nullable Primitive primitive) {}
}
