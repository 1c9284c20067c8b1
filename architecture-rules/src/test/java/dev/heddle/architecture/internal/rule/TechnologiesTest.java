package dev.heddle.architecture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TechnologiesTest {

    @ParameterizedTest
    @CsvSource({"com.acme.delivery.http.user, com.acme.delivery.cli, 'HTTP, the command line'",
        "com.acme.graphql, com.acme.api.exception, 'GraphQL, HTTP'",
        "com.acme.adapter.out.jdbc, com.acme.adapter.out.redis, 'SQL, caches'"})
    void apart_differentTechnologies_namesThem(String one, String other, String expected) {
        assertThat(Technologies.apart(one, other)).hasValue(expected);
    }

    @ParameterizedTest
    @CsvSource({"com.acme.delivery.web.user, com.acme.delivery.rest.user",
        "com.acme.delivery.http, com.acme.delivery.common",
        "com.acme.delivery, com.acme.delivery.cli", "com.acme.http.user, com.acme.http.account",
        "com.acme.http, com.acme.http"})
    void apart_oneTechnology_isEmpty(String one, String other) {
        assertThat(Technologies.apart(one, other)).isEmpty();
    }
}
