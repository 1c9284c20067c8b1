package dev.heddle.delivery.http;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads a decimal number, unless its exponent is so large that the first sum with it would take all memory: {@code 1e999999999}
 * is short only as long as nobody writes it out.
 */
final class JsonDecimalDeserializer extends StdScalarDeserializer<BigDecimal> {

    JsonDecimalDeserializer() {
        super(BigDecimal.class);
    }

    @Override
    public @Nullable BigDecimal deserialize(JsonParser json, DeserializationContext context) {
        if (!json.currentToken().isNumeric()) {
            return (BigDecimal) context.handleUnexpectedToken(getValueType(context), json);
        }
        try {
            BigDecimal value = json.getDecimalValue();
            if (Math.abs((long) value.scale()) <= Json.MAX_NUMBER_LENGTH) {
                return value;
            }
        } catch (NumberFormatException _) {
            // refused below: not even an int holds the exponent
        }
        throw DatabindException.from(json, "too large an exponent", new IllegalArgumentException(
                "must have an exponent between -" + Json.MAX_NUMBER_LENGTH + " and " + Json.MAX_NUMBER_LENGTH));
    }
}
