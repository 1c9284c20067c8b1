package dev.heddle.architecture.internal.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final Signature NONE = Signature.none();

    @Test
    void of_class_hasBoundsAndSupertypesWithTheirArguments() {
        Signature signature = Signature.of("<T:La/Bound;U::La/One;:La/Two<La/Three;>;>La/Super<TT;>;La/Face<+La/Arg;>;",
                NONE);

        assertThat(signature.bounds()).containsExactly("a/Bound", "a/One", "a/Two", "a/Three");
        assertThat(signature.types()).containsExactly("a/Super", "a/Bound", "a/Face", "a/Arg");
    }

    @Test
    void of_method_knowsTheTypeVariablesOfItsClass() {
        Signature type = Signature.of("<T:La/Bound;U:La/Hidden;>Ljava/lang/Object;", NONE);
        Signature method = Signature.of("<U:La/Own;>(La/List<TT;>;[TU;)La/Set<-La/Lower;>;", type);

        assertThat(method.bounds()).containsExactly("a/Own");
        assertThat(method.types()).containsExactly("a/List", "a/Bound", "a/Own", "a/Set", "a/Lower");
    }

    @Test
    void ofType_nestedClassOfAGenericOne_isNamedWithTheClassAround() {
        assertThat(Signature.ofType("La/Outer<La/Arg;>.Inner<*>;", NONE).types())
                .containsExactly("a/Outer$Inner", "a/Arg");
    }
}
