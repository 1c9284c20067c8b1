package dev.heddle.architecture.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFileTest {

    private final SourceFile file = new SourceFile("Users.java", """
        import com.acme.Checked;
        import com.acme.Stored;

        class Names { Users users; }

        @Checked
        @Stored
        class Users {

            private Users users;

            @Stored
            void save(
                    String name) {
                // why
                write(name);
            }

            void load() { read(); }
        }
        """.lines().toList());

    @Test
    void lineOf_wordAboveAndBelowTheType_isTheOneBelow() {
        assertThat(file.lineOf("users")).isEqualTo(4);
        assertThat(file.lineOf("users", file.lineOfType("Users"))).isEqualTo(10);
        assertThat(file.lineOf("nobody", 3)).isZero();
    }

    @Test
    void lineOfType_nameInOtherPlaces_isTheDeclaration() {
        assertThat(file.lineOfType("Users")).isEqualTo(8);
        assertThat(file.lineOfType("Nobody")).isZero();
    }

    @Test
    void lineOfAnnotation_onAMethod_isAboveItsName() {
        assertThat(file.lineOfAnnotation("Stored", "save", 16)).isEqualTo(12);
        assertThat(file.lineOfAnnotation("Stored", "load", 19)).isZero();
        assertThat(file.lineOfAnnotation("Checked", "save", 16)).isZero();
    }

    @Test
    void lineOfAnnotation_onAType_isAboveItAndNoImport() {
        assertThat(file.lineOfAnnotation("Checked", 8)).isEqualTo(6);
        assertThat(file.lineOfAnnotation("Checked", 4)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"package com.acme.domain", "package com.acme.domain;", " package com.acme.domain // why"})
    void isIn_packageOfTheFile_isTrue(String line) {
        SourceFile source = new SourceFile("Late.kt", List.of("/* ours */", line, "class Late"));

        assertThat(source.isIn("com.acme.domain")).isTrue();
        assertThat(source.isIn("com.acme")).isFalse();
        assertThat(source.isIn("com.acme.domain.money")).isFalse();
    }
}
