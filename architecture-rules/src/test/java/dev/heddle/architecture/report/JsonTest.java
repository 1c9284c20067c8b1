package dev.heddle.architecture.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {

    @Test
    void of_anyText_isReadBackAsItWas() {
        String text = "\"quoted\" \\ \n\r\t\b\u0000 <ü> \uD83D\uDE00 \uD83D";

        assertThat(new JsonMapper().readTree(Json.of(Map.of("text", text))).get("text").asString()).isEqualTo(text);
    }

    @Test
    void of_allKinds_indentsByTwo() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("none", Optional.empty());
        object.put("some", Optional.of(1));
        object.put("empty", List.of());
        object.put("list", List.of(true, Map.of()));

        assertThat(Json.of(object)).isEqualTo("""
            {
              "some": 1,
              "empty": [],
              "list": [
                true,
                {}
              ]
            }
            """);
    }

    @Test
    void of_nothing_isAnEmptyObject() {
        assertThat(Json.of(Map.of("none", Optional.empty()))).isEqualTo("{}\n");
    }
}
