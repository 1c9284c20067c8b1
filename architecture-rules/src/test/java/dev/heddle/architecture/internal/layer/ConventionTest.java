package dev.heddle.architecture.internal.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConventionTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        # ring first
        com.acme.domain.account,                       domain
        com.acme.usecase.account,                      use case
        com.acme.usecases,                             use case
        com.acme.repository.jdbi,                      repository
        com.acme.delivery.http,                        delivery
        com.acme.main,                                 main
        com.acme.bootstrap,                            main
        com.acme.gateway.http,                         repository
        # feature first
        com.acme.account.domain,                       domain
        com.acme.account.application,                  use case
        com.acme.account.adapter.in.web,               delivery
        com.acme.account.adapter.out.persistence,      repository
        # ports and adapters
        com.acme.application.port.in,                  use case
        com.acme.application.port.out.persistence,     use case
        com.acme.application.service.cart,             use case
        com.acme.application.domain.model,             domain
        com.acme.application.domain.service,           use case
        com.acme.model.cart,                           domain
        com.acme.adapter.in.rest.cart,                 delivery
        com.acme.adapter.out.persistence.jpa,          repository
        com.acme.adapters.driving.web,                 delivery
        com.acme.adapters.secondary.mail,              repository
        com.acme.adapter.web,                          delivery
        com.acme.adapter.persistence.entity,           repository
        # core and infrastructure
        com.acme.core.article,                         domain
        com.acme.core.model.cargo,                     domain
        com.acme.core.usecase.booking,                 use case
        com.acme.core.port.db,                         use case
        com.acme.infrastructure.adapter.db.cargo,      repository
        com.acme.infrastructure.adapter.web,           delivery
        com.acme.infrastructure.config,                main
        com.acme.infrastructure.mybatis.readservice,   repository
        com.acme.infrastructure.service,               repository
        # domain-driven
        com.acme.domain.repository,                    domain
        com.acme.domain.model,                         domain
        com.acme.domain.service,                       domain
        com.acme.domain.usecase,                       use case
        com.acme.model.user.gateways,                  domain
        com.acme.presentation.view,                    delivery
        com.acme.infrastructure,                       repository
        # by kind, as Spring's guides do
        com.acme.entity,                               domain
        com.acme.service,                              use case
        com.acme.controller.model,                     delivery
        com.acme.api.v1,                               delivery
        com.acme.api.domain,                           domain
        com.acme.service.persistence,                  repository
        com.acme.config.web,                           main
        com.acme.app,                                  main
        """)
    void read_wordsOfTheSchools_areKnown(String packageName, String layer) {
        assertThat(read(packageName)).isEqualTo(layer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme", "com.acme.account", "com.acme.common", "com.acme.adapter.stripe",
        "com.acme.domainmodel", "com.acme.domains"})
    void read_noWord_isNowhere(String packageName) {
        assertThat(read(packageName)).isEqualTo("nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.delivery.domain", "com.acme.repository.usecase", "com.acme.main.domain",
        "com.acme.infrastructure.domain", "com.acme.application.delivery", "com.acme.infrastructure.persistence.domain",
        "com.acme.adapter.in.domain", "com.acme.jpa.delivery", "com.acme.web.repository",
        "com.acme.domain.order.delivery", "com.acme.domain.delivery.main", "com.acme.domain.infrastructure"})
    void read_twoLayers_isTorn(String packageName) {
        assertThat(read(packageName)).startsWith("torn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "view", "gateway", "storage", "resource", "mail", "consumer", "config",
        "clients.client"})
    void read_featureThatIsCalledAsAKind_isPlacedByItsRings(String feature) {
        Convention convention = convention("com.acme." + feature + ".domain", "com.acme." + feature + ".usecase",
                "com.acme." + feature + ".repository", "com.acme." + feature + ".delivery.http",
                "com.acme." + feature + ".main", "com.acme." + feature + ".model", "com.acme." + feature,
                "com.acme.order.domain");

        assertThat(read(convention, "com.acme." + feature + ".domain")).isEqualTo("domain");
        assertThat(read(convention, "com.acme." + feature + ".usecase")).isEqualTo("use case");
        assertThat(read(convention, "com.acme." + feature + ".repository")).isEqualTo("repository");
        assertThat(read(convention, "com.acme." + feature + ".delivery.http")).isEqualTo("delivery");
        assertThat(read(convention, "com.acme." + feature + ".main")).isEqualTo("main");
        assertThat(read(convention, "com.acme." + feature + ".model")).isEqualTo("domain");
        assertThat(read(convention, "com.acme." + feature)).isEqualTo("nowhere");
        assertThat(convention.featureOf("com.acme." + feature + ".usecase")).contains(feature.replaceAll("\\..*", ""));
    }

    @ParameterizedTest
    @CsvSource({"persistence.domain, domain", "model.usecase, use case", "web.order.domain, domain",
        "port.domain, domain"})
    void read_ringInsideAKind_wins(String packages, String layer) {
        assertThat(read("com.acme." + packages)).isEqualTo(layer);
    }

    @Test
    void read_featureOfThreeKindsThatIsCalledAsOne_isPlacedByThose() {
        Convention convention = convention("com.acme.client.model", "com.acme.client.service",
                "com.acme.client.repository", "com.acme.client.controller", "com.acme.order.model");

        assertThat(read(convention, "com.acme.client.model")).isEqualTo("domain");
        assertThat(read(convention, "com.acme.client.service")).isEqualTo("use case");
        assertThat(read(convention, "com.acme.client.controller")).isEqualTo("delivery");
        assertThat(convention.featureOf("com.acme.client.controller")).contains("client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "client", "mail"})
    void read_featureInTheWordsOfSpring_isPlacedByThose(String feature) {
        Convention convention = convention("com.acme." + feature + ".service", "com.acme." + feature + ".persistence",
                "com.acme." + feature + ".web", "com.acme.order.service");

        assertThat(read(convention, "com.acme." + feature + ".service")).isEqualTo("use case");
        assertThat(read(convention, "com.acme." + feature + ".persistence")).isEqualTo("repository");
        assertThat(read(convention, "com.acme." + feature + ".web")).isEqualTo("delivery");
    }

    @Test
    void read_clientWithAModel_isAnAdapter() {
        Convention convention = convention("com.acme.client.model", "com.acme.client.rest", "com.acme.client.config");

        assertThat(read(convention, "com.acme.client.model")).isEqualTo("repository");
        assertThat(read(convention, "com.acme.client.rest")).isEqualTo("repository");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivery", "presentation", "main", "application"})
    void read_featureBelowTheRingThatIsCalledAsAnotherRing_isOfTheOuterOne(String feature) {
        Convention convention = convention("com.acme.domain.model." + feature, "com.acme.usecase." + feature,
                "com.acme.repository.jdbi." + feature, "com.acme.delivery.http." + feature);

        assertThat(read(convention, "com.acme.domain.model." + feature)).isEqualTo("domain");
        assertThat(read(convention, "com.acme.usecase." + feature)).isEqualTo("use case");
        assertThat(read(convention, "com.acme.repository.jdbi." + feature)).isEqualTo("repository");
        assertThat(read(convention, "com.acme.delivery.http." + feature)).isEqualTo("delivery");
        assertThat(convention.featureOf("com.acme.domain.model." + feature)).contains(feature);
        assertThat(convention.featureOf("com.acme.repository.jdbi." + feature)).contains(feature);
    }

    @Test
    void read_featureInInfrastructureThatIsCalledAsARing_isPlacedByTheAdapter() {
        Convention convention = convention("com.acme.domain.application", "com.acme.domain.delivery",
                "com.acme.infrastructure.persistence.application", "com.acme.infrastructure.delivery");

        assertThat(read(convention, "com.acme.infrastructure.persistence.application")).isEqualTo("repository");
        assertThat(read(convention, "com.acme.infrastructure.delivery")).isEqualTo("torn repository delivery");
    }

    @Test
    void read_featureAboveTheRingThatIsCalledAsAnOuterRing_isTornInAllItsParts() {
        Convention convention = convention("com.acme.delivery.domain", "com.acme.delivery.model",
                "com.acme.delivery.service", "com.acme.delivery.http");

        assertThat(read(convention, "com.acme.delivery.model")).isEqualTo("torn delivery domain");
        assertThat(read(convention, "com.acme.delivery.service")).isEqualTo("torn delivery use case");
        assertThat(read(convention, "com.acme.delivery.http")).isEqualTo("delivery");
    }

    @Test
    void read_outerRingThatHoldsAnotherOne_isTornInAllItsParts() {
        Convention convention = convention("com.acme.delivery.model", "com.acme.delivery.service",
                "com.acme.delivery.repository", "com.acme.delivery.persistence", "com.acme.delivery.controller");

        assertThat(read(convention, "com.acme.delivery.model")).isEqualTo("torn delivery domain");
        assertThat(read(convention, "com.acme.delivery.service")).isEqualTo("torn delivery use case");
        assertThat(read(convention, "com.acme.delivery.persistence")).isEqualTo("torn delivery repository");
        assertThat(read(convention, "com.acme.delivery.controller")).isEqualTo("delivery");
        assertThat(read("com.acme.delivery.http.model")).isEqualTo("delivery");
    }

    @Test
    void read_ringInTheBase_saysNothing() {
        Convention parcels = new Convention(Optional.of("com.acme.delivery"),
                List.of("com.acme.delivery.domain", "com.acme.delivery"));

        assertThat(read(parcels, "com.acme.delivery.domain")).isEqualTo("domain");
        assertThat(read(parcels, "com.acme.delivery")).isEqualTo("nowhere");
    }

    @Test
    void base_endsBeforeTheFirstWordThatIsNoName() {
        assertThat(convention("com.acme.web.html", "com.acme.web.json").base()).isEqualTo("com.acme");
        assertThat(convention("com.acme.client.domain", "com.acme.client.usecase").base()).isEqualTo("com.acme.client");
        assertThat(convention("domain.order").base()).isEmpty();
    }

    @Test
    void featureOf_packagesWithNothingInCommon_isBelowTheRootOfEach() {
        Convention convention = convention("com.acme.order.domain", "com.acme.user.domain", "org.other.web.order");

        assertThat(convention.featureOf("com.acme.order.domain")).contains("order");
        assertThat(convention.featureOf("org.other.web.order")).contains("order");
        assertThat(convention("order.domain", "user.domain").featureOf("order.domain")).contains("order");
    }

    private static Convention convention(String... packages) {
        return new Convention(Optional.empty(), List.of(packages));
    }

    private static String read(String packageName) {
        return read(convention(packageName), packageName);
    }

    private static String read(Convention convention, String packageName) {
        Reading reading = convention.read(packageName);
        if (reading instanceof Reading.Torn torn) {
            return "torn " + torn.outer().layer() + " " + torn.inner().layer();
        }
        return reading instanceof Reading.Placed placed ? placed.layer().toString() : "nowhere";
    }
}
