package dev.heddle.architecture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypesTest {

    private static final Types TYPES = Types.of("java.sql..", "java.net.URL").and(Types.of("spark.."));

    @ParameterizedTest
    @ValueSource(strings = {"java.sql.Connection", "java.sql.rowset.Any", "java.sql.Outer$Inner", "java.net.URL",
        "java.net.URL$Inner", "spark.Route"})
    void has_named_isTrue(String type) {
        assertThat(TYPES.has(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.sqlx.Connection", "java.net.URLConnection", "java.net.http.HttpClient", "java.sql",
        "com.spark.Route", "Connection"})
    void has_notNamed_isFalse(String type) {
        assertThat(TYPES.has(type)).isFalse();
    }
}
