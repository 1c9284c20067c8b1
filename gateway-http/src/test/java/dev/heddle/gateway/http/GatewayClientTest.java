package dev.heddle.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayClientTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://ledger:8080/v1", "http://ledger:8080/v1/"})
    void uri_ofAPathAndAQuery_standsBelowTheBase(String base) {
        try (GatewayClient client = Clients.of(URI.create(base))) {
            assertThat(client.uri("/entries/a%2Fb?limit=2")).hasToString("http://ledger:8080/v1/entries/a%2Fb?limit=2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "entries", "@evil.example/"})
    void uri_withoutASlash_isRefused(String target) {
        try (GatewayClient client = Clients.of(URI.create("http://ledger:8080"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> client.uri(target))
                    .withMessage("target must begin with '/', actual: " + target);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ledger", "http:ledger", "http://ledger?a=b", "http://ledger#a"})
    void baseUri_thatNothingCanStandBelow_isRefused(String base) {
        assertThatIllegalArgumentException().isThrownBy(() -> GatewayClient.builder().baseUri(URI.create(base)))
                .withMessage("baseUri must have a host, and no query or fragment, actual: " + base);
    }

    @Test
    void build_noBaseUri_isRefused() {
        assertThatIllegalStateException().isThrownBy(() -> GatewayClient.builder().build())
                .withMessage("baseUri is missing");
    }

    @Test
    void builder_limitsThatAreNone_areRefused() {
        GatewayClient.Builder builder = GatewayClient.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ZERO))
                .withMessage("timeout must be positive, actual: PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(Duration.ofMillis(-1)))
                .withMessage("connectTimeout must be positive, actual: PT-0.001S");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxInFlight(0))
                .withMessage("maxInFlight must be at least 1, actual: 0");
    }
}
