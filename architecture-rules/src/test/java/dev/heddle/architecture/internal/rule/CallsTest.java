package dev.heddle.architecture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.model.Call;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallsTest {

    @Test
    void has_methodWithAnyParameters_ignoresThem() {
        Calls calls = Calls.of("a.B.c");

        assertThat(calls.has(call("a.B", "c"))).isTrue();
        assertThat(calls.has(call("a.B", "c", "int"))).isTrue();
        assertThat(calls.has(call("a.B", "cd"))).isFalse();
        assertThat(calls.has(call("a.C", "c"))).isFalse();
    }

    @Test
    void has_methodWithItsParameters_wantsThese() {
        Calls calls = Calls.of("a.B.c()", "a.B.c(int, java.util.List)", "a.B$D.<init>()");

        assertThat(calls.has(call("a.B", "c"))).isTrue();
        assertThat(calls.has(call("a.B", "c", "int", "java.util.List"))).isTrue();
        assertThat(calls.has(call("a.B", "c", "int"))).isFalse();
        assertThat(calls.has(call("a.B$D", "<init>"))).isTrue();
        assertThat(calls.has(call("a.B$D", "<init>", "long"))).isFalse();
    }

    @Test
    void has_star_meansAllMethodsAndNoConstructor() {
        assertThat(Calls.of("a.B.*").has(call("a.B", "any", "int"))).isTrue();
        assertThat(Calls.of("a.B.*").has(call("a.B", "<init>"))).isFalse();
        assertThat(Calls.of("a.B.*Async").has(call("a.B", "runAsync"))).isTrue();
        assertThat(Calls.of("a.B.*Async").has(call("a.B", "run"))).isFalse();
    }

    private static Call call(String owner, String name, String... parameters) {
        return new Call(owner, name, List.of(parameters), "member()", 1);
    }
}
