package dev.heddle.architecture.internal.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.architecture.WrongUseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConventionTest {

    private final Convention convention = new Convention("");

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
    void layerOf_wordsOfTheSchools_areKnown(String packageName, String layer) {
        assertThat(convention.layerOf(packageName)).hasToString("Optional[" + layer + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme", "com.acme.account", "com.acme.common", "com.acme.adapter.stripe",
        "com.acme.domainmodel", "com.acme.domains"})
    void layerOf_noWord_isNowhere(String packageName) {
        assertThat(convention.layerOf(packageName)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.delivery.domain", "com.acme.repository.usecase", "com.acme.main.domain",
        "com.acme.infrastructure.domain", "com.acme.application.delivery"})
    void layerOf_twoRings_isWrongUse(String packageName) {
        assertThatExceptionOfType(WrongUseException.class).isThrownBy(() -> convention.layerOf(packageName))
                .withMessageContaining("Two layers match the package " + packageName)
                .withMessageContaining("architecture.yaml");
    }

    @Test
    void layerOf_ringInTheBase_saysNothing() {
        Convention parcels = new Convention("com.acme.delivery");

        assertThat(parcels.layerOf("com.acme.delivery.domain")).hasToString("Optional[domain]");
        assertThat(parcels.layerOf("com.acme.delivery")).isEmpty();
    }
}
