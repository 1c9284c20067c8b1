package dev.heddle.architecture.report;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Writes maps, lists, strings, numbers and booleans as JSON, two spaces a level; an empty {@link Optional} is left out. */
final class Json {

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String of(Map<String, ?> object) {
        Json json = new Json();
        json.object(object, "\n");
        return json.text.append('\n').toString();
    }

    private void value(Object value, String newLine) {
        if (value instanceof Map<?, ?> object) {
            object(object, newLine);
        } else if (value instanceof Iterable<?> array) {
            array(array, newLine);
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Optional<?> present) {
            value(present.orElseThrow(), newLine);
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> object, String newLine) {
        String inner = newLine + "  ";
        String before = "{" + inner;
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            if (!Optional.empty().equals(entry.getValue())) {
                text.append(before);
                string(String.valueOf(entry.getKey()));
                text.append(": ");
                value(entry.getValue(), inner);
                before = "," + inner;
            }
        }
        text.append(before.startsWith("{") ? "{}" : newLine + "}");
    }

    private void array(Iterable<?> array, String newLine) {
        String inner = newLine + "  ";
        Iterator<?> values = array.iterator();
        if (!values.hasNext()) {
            text.append("[]");
            return;
        }
        text.append('[');
        while (values.hasNext()) {
            text.append(inner);
            value(values.next(), inner);
            text.append(values.hasNext() ? "," : newLine);
        }
        text.append(']');
    }

    private void string(String value) {
        text.append('"');
        value.chars().forEach(c -> {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> character((char) c);
            }
        });
        text.append('"');
    }

    /** Half of a surrogate pair that stands alone is no text, and is escaped like a control character. */
    private void character(char c) {
        if (c < ' ' || Character.isSurrogate(c)) {
            text.append(String.format("\\u%04x", (int) c));
        } else {
            text.append(c);
        }
    }
}
