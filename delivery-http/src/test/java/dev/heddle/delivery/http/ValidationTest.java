package dev.heddle.delivery.http;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.LuhnCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

    private final Locale localeBefore = Locale.getDefault();
    private final TestServer server = TestServer.of(router -> router
            .post("/orders", request -> taken(request.body(Order.class)))
            .post("/arrays", request -> taken(request.body(Item[].class)))
            .post("/echoes", request -> taken(request.body(Echo.class)))
            .post("/codes", request -> taken(request.body(Code.class)))
            .post("/broken", request -> taken(request.body(Broken.class)))
            .post("/cards", request -> taken(request.body(Card.class))));

    private static Response taken(Object body) {
        return Response.text("taken " + (body instanceof Object[] items ? items.length : body));
    }

    @BeforeEach
    void makeTheJvmTurkish() {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    }

    @AfterEach
    void stop() {
        Locale.setDefault(localeBefore);
        server.close();
    }

    @Test
    void body_thatKeepsAllConstraints_isTaken() {
        assertThat(server.post("/orders", "{\"customer\": \"Ada\"}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
        {"customer": " "}                                       | #/customer                | must not be blank
        {"customer": "a", "e-mail": "x"}                        | #/e-mail                  | must be a well-formed email address
        {"customer": "a", "first": {"name": ""}}                | #/first/name              | must not be blank
        {"customer": "a", "items": [{"name": "a"}, {}]}         | #/items/1/name            | must not be blank
        {"customer": "a", "tags": ["a", ""]}                    | #/tags/1                  | must not be blank
        {"customer": "a", "byName": {"a/b~ c": {"name": ""}}}   | #/byName/a~1b~0%20c/name  | must not be blank
        {"customer": "a", "byName": {"": {"name": "a"}}}        | #/byName/                 | must not be blank
        {"customer": "a", "note": "abc"}                        | #/note                    | size must be between 0 and 2
        {"customer": "a", "gift": {"name": ""}}                 | #/gift/name               | must not be blank
        {"customer": "a", "grid": [[{"name": "a"}, {}]]}        | #/grid/0/1/name           | must not be blank
        {"customer": "a", "unordered": [{"name": ""}]}          | #/unordered/name          | must not be blank
        {"customer": "a", "first": {"name": "a", "price": 0.5}} | #/first/price             | must be greater than or equal to 1.5
        {"customer": "a", "first": {"name": "a", "seat": 7}}    | #/first/seat              | seat 3 must be free
        """)
    void body_breaksAConstraint_isToldWhereInTheJson(String json, String pointer, String detail) {
        HttpResponse<String> response = server.post("/orders", json);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Content-Language")).hasValue("en");
        assertThat(TestServer.json(response)).containsEntry("code", "invalid")
                .containsEntry("detail", pointer + " " + detail)
                .containsEntry("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
    }

    @Test
    void body_breaksMany_allAreToldAtOnce() {
        String items = "{},".repeat(11) + "{}";

        Map<String, Object> problem = TestServer.json(server.post("/orders", "{\"items\": [" + items + "]}"));

        assertThat(problem).extractingByKey("errors").asInstanceOf(list(Map.class)).hasSize(13);
        assertThat(problem).extractingByKey("detail").asString().endsWith("; and 3 more");
    }

    @Test
    void body_breaksMoreThanAnybodyReads_isToldAThousand() {
        String items = "{},".repeat(5_000) + "{}";

        Map<String, Object> problem = TestServer
                .json(server.post("/orders", "{\"customer\": \"a\", \"items\": [" + items + "]}"));

        assertThat(problem).extractingByKey("errors").asInstanceOf(list(Map.class))
                .hasSize(BrokenConstraints.MAX_TOLD);
        assertThat(problem).extractingByKey("detail").asString().endsWith("; and more than can be told");
    }

    @Test
    void body_breaksManyBelowALongName_isNotAnsweredWithManyTimesItsSize() {
        String name = "n".repeat(BrokenConstraints.MAX_TEXT / 4);
        String items = "{},".repeat(999) + "{}";

        HttpResponse<String> response = server.post("/orders",
                "{\"customer\": \"a\", \"named\": {\"" + name + "\": [" + items + "]}}");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(response)).extractingByKey("errors").asInstanceOf(list(Map.class)).hasSize(4);
    }

    @Test
    void body_breaksAConstraintThatIsMadeOfOthers_isToldOnce() {
        assertThat(TestServer.json(server.post("/codes", "{\"code\": \"\"}")))
                .containsEntry("errors", List.of(Map.of("pointer", "#/code", "detail", "must be a code")));
    }

    @Test
    void body_isAnArray_pointsIntoIt() {
        assertThat(TestServer.json(server.post("/arrays", "[{\"name\": \"a\"}, null, {\"name\": \"\"}]")))
                .containsEntry("errors", List.of(Map.of("pointer", "#/2/name", "detail", "must not be blank")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        de                          | de    | darf nicht leer sein      | Platz 3 muss frei sein
        de-CH                       | de    | darf nicht leer sein      | Platz 3 muss frei sein
        tr                          | tr    | boş değer olamaz          | 3 numaralı koltuk boş olmalı
        fr;q=0.4, de;q=0.5          | de    | darf nicht leer sein      | Platz 3 muss frei sein
        pt-BR                       | pt-BR | não deve estar em branco  | seat 3 must be free
        fr, en                      | fr    | ne doit pas être vide     | seat 3 must be free
        de;q=0, xx                  | en    | must not be blank         | seat 3 must be free
        en-GB, de                   | en    | must not be blank         | seat 3 must be free
        *                           | en    | must not be blank         | seat 3 must be free
        x-klingon, q=, ;;, ,        | en    | must not be blank         | seat 3 must be free
        """)
    void body_breaksConstraints_isToldInTheCallersLanguage(String accept, String language, String blank, String seat) {
        HttpResponse<String> response = server.send(server.request("/orders")
                .header("Content-Type", "application/json")
                .header("Accept-Language", accept)
                .POST(BodyPublishers.ofString("{\"customer\": \"\", \"first\": {\"name\": \"a\", \"seat\": 7}}")));

        assertThat(response.headers().firstValue("Content-Language")).hasValue(language);
        assertThat(TestServer.json(response)).extractingByKey("errors").asInstanceOf(list(Map.class))
                .extracting(error -> error.get("detail")).containsExactly(blank, seat);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${7*7}", "${validatedValue}", "{nothing}",
        "${inclusive == true ? 'a' : 'b'}"})
    void message_withTextOfTheCaller_isNotEvaluated(String text) {
        assertThat(TestServer.json(server.post("/echoes", "{\"text\": \"" + text + "\"}")))
                .containsEntry("detail", "#/text must not be " + text)
                .containsEntry("errors", List.of(Map.of("pointer", "#/text", "detail", "must not be " + text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void message_ofHibernateValidatorWithAnExpression_isReplaced(String language) {
        HttpResponse<String> response = server.send(server.request("/cards")
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .POST(BodyPublishers.ofString("{\"number\": \"4111111111111112\"}")));

        assertThat(TestServer.json(response)).containsEntry("detail", "#/number must have a valid check digit");
    }

    @Test
    void constraint_whereItCannotBeChecked_isTheProgrammersError() {
        try (CapturedLog log = new CapturedLog(ExceptionProblems.class.getName(), Level.ERROR)) {
            HttpResponse<String> response = server.post("/broken", "{\"count\": 1}");

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).doesNotContain("Email", "jakarta");
            ILoggingEvent event = log.events().getFirst();
            assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy()))
                    .contains("The constraints on " + Broken.class.getName() + " can't be checked", "Email", "count");
        }
    }

    @Test
    void types_withoutConstraints_areKnownByTheirLooks() {
        assertThat(
                List.of(Order.class, Item[].class, Card.class, Inherits.class, Echo.class, Box.class, Repeated.class))
                .allMatch(Constraints::on);
        assertThat(List.of(String.class, int[].class, Map.class, Plain.class, Plain[].class, Optional.class))
                .noneMatch(Constraints::on);
    }

    private record Order(@NotBlank @Nullable String customer, @JsonProperty("e-mail") @Email @Nullable String email,
            @Valid @Nullable Item first, @Nullable List<@Valid Item> items, @Nullable List<@NotBlank String> tags,
            @Nullable Map<@NotBlank String, @Valid Item> byName, Optional<@Size(max = 2) String> note,
            Optional<@Valid Item> gift, @Nullable List<List<@Valid Item>> grid,
            @Nullable Set<@Valid Item> unordered, @Nullable Map<String, List<@Valid Item>> named) {}

    private record Item(@NotBlank @Nullable String name, @DecimalMin("1.5") @Nullable BigDecimal price,
            @Max(value = 3, message = "{seat.taken}") @Nullable Integer seat) {}

    private record Code(@ShortCode @Nullable String code) {}

    @NotBlank
    @Size(min = 2)
    @Pattern(regexp = "[A-Z]+")
    @ReportAsSingleViolation
    @Target(FIELD)
    @Retention(RUNTIME)
    @Constraint(validatedBy = {})
    @interface ShortCode {

        String message() default "must be a code";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    private record Box(@Nullable List<Map<String, @Valid Item>> items) {}

    private record Repeated(@Pattern(regexp = "a") @Pattern(regexp = "b") @Nullable String name) {}

    private record Plain(@Nullable String name, @Nullable List<String> names) {}

    interface Named {

        @NotNull
        String name();
    }

    record Inherits(String name) implements Named {}

    private record Broken(@Email @Nullable Integer count) {}

    private record Card(@LuhnCheck @Pattern(regexp = "\\d+") @Nullable String number) {}

    @Echoes
    record Echo(String text) {}

    @Target(TYPE)
    @Retention(RUNTIME)
    @Constraint(validatedBy = EchoesValidator.class)
    @interface Echoes {

        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** What nobody should do, and somebody will: it makes a template of what the caller sent. */
    public static final class EchoesValidator implements ConstraintValidator<Echoes, Echo> {

        @Override
        public boolean isValid(Echo echo, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("must not be " + echo.text())
                    .addPropertyNode("text")
                    .addConstraintViolation();
            return false;
        }
    }
}
