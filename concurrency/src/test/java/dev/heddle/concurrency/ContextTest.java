package dev.heddle.concurrency;

import static dev.heddle.concurrency.Nothing.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ContextTest {

    private static final Context.Key<String> TENANT = Context.Key.named("tenant");
    private static final Context.Key<String> OTHER_TENANT = Context.Key.named("tenant");

    @Test
    void current_nothingBound_isTheBackground() {
        assertThat(Context.current()).isSameAs(Context.background());
    }

    @Test
    void background_everythingAsked_hasNothing() {
        Context background = Context.background();

        assertThat(background.isCancelled()).isFalse();
        assertThat(background.cancelCause()).isEmpty();
        assertThat(background.deadline()).isEmpty();
        assertThat(background.remaining()).isEmpty();
        assertThat(background.get(TENANT)).isEmpty();
        background.throwIfCancelled();
    }

    @Test
    void onCancel_ofTheBackground_isNeverCalled() {
        AtomicBoolean called = new AtomicBoolean();

        Context.background().onCancel(_ -> called.set(true)).close();

        assertThat(called).isFalse();
    }

    @Test
    void get_valueGivenAbove_findsTheNearest() {
        Context acme = Context.background().with(TENANT, "acme");
        try (CancellableContext below = acme.withTimeout(Duration.ofHours(1))) {
            Context globex = below.with(TENANT, "globex");

            assertThat(below.get(TENANT)).contains("acme");
            assertThat(globex.withCancel().get(TENANT)).contains("globex");
            assertThat(acme.get(TENANT)).contains("acme");
        }
    }

    @Test
    void get_otherKeyOfTheSameName_findsNothing() {
        Context context = Context.background().with(TENANT, "acme");

        assertThat(context.get(OTHER_TENANT)).isEmpty();
        assertThat(context.with(OTHER_TENANT, "globex").get(TENANT)).contains("acme");
    }

    @Test
    void with_value_isCancelledWithItsParent() {
        CancellableContext parent = Context.background().withTimeout(Duration.ofHours(1));
        Context child = parent.with(TENANT, "acme");

        parent.cancel("enough");

        assertThat(child.deadline()).isPresent();
        assertThat(child.cancelCause()).contains(new CancelCause.CancelledByCaller("enough"));
    }

    @Test
    void withoutCancel_ofACancelledContext_keepsTheValuesOnly() {
        try (CancellableContext parent = Context.background().with(TENANT, "acme").withTimeout(Duration.ZERO)) {
            Context free = parent.withoutCancel();

            assertThat(free.get(TENANT)).contains("acme");
            assertThat(free.isCancelled()).isFalse();
            assertThat(free.cancelCause()).isEmpty();
            assertThat(free.deadline()).isEmpty();
            assertThat(free.remaining()).isEmpty();
            free.throwIfCancelled();
        }
    }

    @Test
    void withoutCancel_parentCancelledLater_itsChildrenGoOn() {
        CancellableContext parent = Context.background().withCancel();
        try (CancellableContext child = parent.withoutCancel().withTimeout(Duration.ofHours(1))) {
            parent.cancel("enough");

            assertThat(child.isCancelled()).isFalse();
        }
    }

    @Test
    void key_asText_isItsName() {
        assertThat(TENANT).hasToString("tenant");
    }

    @Test
    void nullArguments_everywhere_areNamed() {
        Context context = Context.background();

        assertThatNullPointerException().isThrownBy(() -> context.with(TENANT, nothing()))
                .withMessage("value is null");
        assertThatNullPointerException().isThrownBy(() -> context.with(Nothing.<Context.Key<String>>nothing(), ""))
                .withMessage("key is null");
        assertThatNullPointerException().isThrownBy(() -> context.get(Nothing.<Context.Key<String>>nothing()))
                .withMessage("key is null");
        assertThatNullPointerException().isThrownBy(() -> context.onCancel(nothing()))
                .withMessage("listener is null");
        assertThatNullPointerException().isThrownBy(() -> Context.Key.named(nothing())).withMessage("name is null");
    }
}
