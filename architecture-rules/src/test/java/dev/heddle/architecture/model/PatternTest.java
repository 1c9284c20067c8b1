package dev.heddle.architecture.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme,            com.acme.Account,          true",
        "com.acme,            com.acme.web.Account,      false",
        "com.acme..,          com.acme.Account,          true",
        "com.acme..,          com.acme.web.Account,      true",
        "com.acme..,          com.acmeother.Account,     false",
        "com.acme..web,       com.acme.web.Account,      true",
        "com.acme..web,       com.acme.a.b.web.Account,  true",
        "com.acme..web,       com.acme.a.web.b.Account,  false",
        "com.acme..web..,     com.acme.a.web.b.Account,  true",
        "..web..,             com.acme.a.web.b.Account,  true",
        "..web..,             web.Account,               true",
        "..web..,             com.acme.cobweb.Account,   false",
        "..,                  Account,                   true",
        "com.*.web,           com.acme.web.Account,      true",
        "com.*.web,           com.acme.a.web.Account,    false",
        "com.acme.*Repository, com.acme.UserRepository,  true",
        "com.acme.Account,    com.acme.Account,          true",
        "com.acme.Account,    com.acme.Account$Id,       true",
        "com.acme.Account,    com.acme.Accounts,         false",
        "comXacme,            com.acme.Account,          false",
        "com.acme,            com.acme.Outer$Inner,      true"})
    void matches_classes_byNameOrPackage(String pattern, String className, boolean matches) {
        assertThat(Pattern.of(pattern).matches(className)).isEqualTo(matches);
    }
}
