package dev.heddle.delivery.http;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** JSON as this library reads and writes it: strictly in, plainly out. Thread-safe. */
final class Json {

    static final int MAX_DEPTH = 100;
    static final int MAX_NUMBER_LENGTH = 1_000;

    private static final char REPLACEMENT = '\uFFFD';
    private static final JsonMapper MAPPER = mapper();

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Reads a whole body; throws a {@link ProblemException} where it is not what the type needs. */
    static <T> T read(byte[] body, Class<T> type) {
        String text = decode(body);
        if (text.isBlank()) {
            throw ProblemException.of(400, "empty-body", "The body must be a JSON value, actual: nothing");
        }
        T value;
        try {
            value = MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            throw problem(e, text, type);
        }
        if (value == null) {
            throw JsonProblems.nullBody(type);
        }
        return value;
    }

    /** Returns what the properties of a type are called in JSON, by what they are called in Java. */
    static Map<String, String> names(Class<?> type) {
        DeserializationContext context = MAPPER._deserializationContext();
        return context.introspectBeanDescription(context.constructType(type)).findProperties().stream()
                .collect(Collectors.toUnmodifiableMap(BeanPropertyDefinition::getInternalName,
                        BeanPropertyDefinition::getName, (first, _) -> first));
    }

    private static RuntimeException problem(JacksonException e, String text, Class<?> type) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(text);
        } catch (JacksonException malformed) {
            return JsonProblems.malformed(malformed);
        }
        return JsonProblems.mismatch(e, tree, type);
    }

    /** Jackson would also take UTF-16 and UTF-32, and some byte sequences that are no UTF-8. */
    private static String decode(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            } catch (CharacterCodingException _) {
                throw ProblemException.of(400, "malformed-json", "The body must be encoded in UTF-8");
            }
        }
        return text;
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder(factory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .withCoercionConfigDefaults(
                        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .addModule(values())
                .build();
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private static SimpleModule values() {
        SimpleModule values = new SimpleModule();
        addText(values, String.class, Unicode::requireStorable);
        addText(values, UUID.class, Parser.uuid());
        addText(values, Instant.class, Instant::parse);
        addText(values, OffsetDateTime.class, OffsetDateTime::parse);
        addText(values, LocalDateTime.class, LocalDateTime::parse);
        addText(values, LocalDate.class, LocalDate::parse);
        addText(values, LocalTime.class, LocalTime::parse);
        addText(values, Duration.class, Duration::parse);
        values.addDeserializer(BigDecimal.class, new JsonDecimalDeserializer());
        return values;
    }

    private static <T> void addText(SimpleModule module, Class<T> type, Parser<T> parser) {
        module.addDeserializer(type, new JsonTextDeserializer<>(type, parser));
    }

    private Json() {}
}
