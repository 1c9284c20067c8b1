package dev.heddle.delivery.http;

import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a value from a JSON string in its one form; Jackson's own readers also take numbers, arrays and other forms. */
final class JsonTextDeserializer<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final Parser<T> parser;

    JsonTextDeserializer(Class<T> type, Parser<T> parser) {
        super(type);
        this.type = type;
        this.parser = parser;
    }

    @Override
    public @Nullable T deserialize(JsonParser json, DeserializationContext context) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return type.cast(context.handleUnexpectedToken(getValueType(context), json));
        }
        String text = json.getString();
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            return type.cast(context.handleWeirdStringValue(type, text, "not in the right form: %s", e.getMessage()));
        }
    }
}
