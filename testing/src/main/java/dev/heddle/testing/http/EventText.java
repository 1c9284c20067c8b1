package dev.heddle.testing.http;

import dev.heddle.delivery.http.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The text of server-sent events, as far as Heddle writes it: data in one line, lines that end with LF. */
final class EventText {

    static List<Event> parse(String text) {
        List<Event> events = new ArrayList<>();
        for (String block : text.split("\n\n", -1)) {
            List<String> lines = block.lines().toList();
            field(lines, "data").ifPresent(data -> events.add(
                    new Event(field(lines, "id"), field(lines, "event"),
                            JsonMapper.shared().readValue(data, Object.class))));
        }
        return List.copyOf(events);
    }

    private static Optional<String> field(List<String> lines, String name) {
        String prefix = name + ": ";
        return lines.stream().filter(line -> line.startsWith(prefix)).findFirst()
                .map(line -> line.substring(prefix.length()));
    }

    private EventText() {}
}
