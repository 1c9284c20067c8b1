package dev.heddle.architecture.internal.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {

    @TempDir
    private Path folder;
    private TestProject project;

    @BeforeEach
    void newProject() throws IOException {
        project = new TestProject(folder);
    }

    @Test
    void place_fileAndConvention_fileWins() throws IOException {
        project.module("app", type("com.acme.domain", "Account"), type("com.acme.domain", "Table"))
                .config("layers: {repository: {packages: [com.acme.domain.Table]}}");

        assertThat(layer("com.acme.domain.Account")).contains(Layer.DOMAIN);
        assertThat(layer("com.acme.domain.Table")).contains(Layer.REPOSITORY);
    }

    @Test
    void place_applicationInTheRingOfAdapters_isMain() throws IOException {
        project.module("app", type("com.acme.core.model", "Cargo"), """
            package com.acme.infrastructure;
            @interface SpringBootApplication { }
            """, """
            package com.acme.infrastructure;
            @SpringBootApplication
            class CargoApplication { }
            """);

        assertThat(layer("com.acme.infrastructure.CargoApplication")).contains(Layer.MAIN);
        assertThat(layer("com.acme.infrastructure.SpringBootApplication")).contains(Layer.REPOSITORY);
    }

    @Test
    void place_twoLayersOfTheFile_isWrongUse() throws IOException {
        project.module("app", type("com.acme.web", "Page"))
                .config("layers: {main: {packages: [com.acme..]}, delivery: {packages: [com.acme.web]}}");

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessage("Two layers match the class com.acme.web.Page: delivery and main of architecture.yaml."
                        + " Narrow the packages of one of them");
    }

    @Test
    void place_twoLayersByConvention_isWrongUseUntilTheFileSays() throws IOException {
        project.module("app", type("com.acme.delivery.domain", "Parcel"));

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessageStartingWith("Two layers match the package com.acme.delivery.domain")
                .withMessageContaining("base: com.acme.delivery");

        project.config("base: com.acme.delivery");
        assertThat(layer("com.acme.delivery.domain.Parcel")).contains(Layer.DOMAIN);
    }

    @Test
    void place_severalTornPackages_areOneErrorWithTheLinesOfBothReadings() throws IOException {
        project.module("app", type("com.acme.delivery.domain", "Parcel"), type("com.acme.delivery.usecase", "Send"),
                type("com.acme.order.domain", "Order"), type("com.acme.infrastructure.domain", "Rows"));

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessage(
                        """
                            Two layers match 3 packages:
                              com.acme.delivery.domain: delivery by its part "delivery", and domain by "domain"
                              com.acme.delivery.usecase: delivery by its part "delivery", and use case by "usecase"
                              com.acme.infrastructure.domain: repository by its part "infrastructure", and domain by "domain"
                            Write into architecture.yaml which it is. Where the word further in is the layer, and the other one a name:
                              layers:
                                domain:
                                  packages: [com.acme.delivery.domain, com.acme.infrastructure.domain]
                                usecase:
                                  packages: [com.acme.delivery.usecase]
                            and where the word further out is the layer:
                              layers:
                                repository:
                                  packages: [com.acme.infrastructure.domain]
                                delivery:
                                  packages: [com.acme.delivery.domain, com.acme.delivery.usecase]""");
    }

    @Test
    void place_conventionsOff_placesOnlyWhatTheFileSays() throws IOException {
        project.module("app", type("com.acme.domain", "Account"), type("com.acme.usecase", "Show"))
                .config("{conventions: false, layers: {domain: {packages: [com.acme.domain]}}}");

        assertThat(layer("com.acme.domain.Account")).contains(Layer.DOMAIN);
        assertThat(layer("com.acme.usecase.Show")).isEmpty();
    }

    @Test
    void place_basePackageThatStartsTheProgram_isMain() throws IOException {
        project.module("app", type("com.acme.domain", "Account"), type("com.acme", "Settings"), """
            package com.acme;
            public class Start { public static void main(String[] args) { } }
            """);

        assertThat(layer("com.acme.Start")).contains(Layer.MAIN);
        assertThat(layer("com.acme.Settings")).contains(Layer.MAIN);
    }

    @Test
    void place_basePackageThatStartsNothing_isNowhere() throws IOException {
        project.module("app", type("com.acme.domain", "Account"), type("com.acme", "Money"));

        assertThat(layer("com.acme.Money")).isEmpty();
    }

    @Test
    void place_ringFirst_featureIsBelowTheRing() throws IOException {
        project.module("app", type("com.acme.domain.account", "Account"), type("com.acme.usecase.account", "Show"),
                type("com.acme.application.port.in.cart", "Fill"), type("com.acme.adapter.in.web.cart", "Page"),
                type("com.acme.adapter.in.web.html", "Template"));

        assertThat(feature("com.acme.domain.account.Account")).contains("account");
        assertThat(feature("com.acme.usecase.account.Show")).contains("account");
        assertThat(feature("com.acme.application.port.in.cart.Fill")).contains("cart");
        assertThat(feature("com.acme.adapter.in.web.html.Template")).isEmpty();
    }

    @Test
    void place_featureFirst_featureIsAboveTheRing() throws IOException {
        project.module("app", type("com.acme.account.domain", "Account"),
                type("com.acme.account.adapter.out.jpa", "Rows"), type("com.acme.cart.domain", "Cart"),
                type("com.acme.cart.usecase", "Fill"));

        assertThat(feature("com.acme.account.adapter.out.jpa.Rows")).contains("account");
        assertThat(feature("com.acme.cart.domain.Cart")).contains("cart");
    }

    @Test
    void place_featuresOfTheFile_areBesideThoseByConvention() throws IOException {
        project.module("app", type("com.acme.domain.account", "Account"), type("com.acme.usecase.account", "Show"),
                type("com.acme.domain.money", "Money")).config("features: {cash: {packages: [com.acme.domain.money]}}");

        assertThat(feature("com.acme.domain.money.Money")).contains("cash");
        assertThat(feature("com.acme.domain.account.Account")).contains("account");
    }

    @Test
    void place_twoFeaturesOfTheFile_isWrongUse() throws IOException {
        project.module("app", type("com.acme.domain.order", "Order"))
                .config("features: {all: {packages: [com.acme..]}, order: {packages: [com.acme.domain.order]}}");

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessage("Two features match the class com.acme.domain.order.Order: all and order of"
                        + " architecture.yaml. Narrow the packages of one of them");
    }

    private Optional<Layer> layer(String name) {
        Architecture architecture = project.verdict().architecture();
        return architecture.layerOf(find(architecture, name));
    }

    private Optional<String> feature(String name) {
        Architecture architecture = project.verdict().architecture();
        return architecture.featureOf(find(architecture, name));
    }

    private static CodeClass find(Architecture architecture, String name) {
        return architecture.classes().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private static String type(String packageName, String name) {
        return "package " + packageName + ";\nclass " + name + " { }\n";
    }
}
