package dev.heddle.example.usecase.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.heddle.domain.Conflict;
import dev.heddle.example.domain.user.EmailAddress;
import dev.heddle.example.domain.user.User;
import dev.heddle.example.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class RegisterUserTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
    private static final EmailAddress EMAIL = new EmailAddress("ada@example.org");
    private static final User ADA = new User(new UserId(ID), "Ada", EMAIL, NOW);

    @Mock
    private UserRepository users;

    private RegisterUser registerUser;

    @BeforeEach
    void create() {
        registerUser = new RegisterUser(users, () -> ID, InstantSource.fixed(NOW));
    }

    @Test
    void execute_freeEmail_addsTheUserUnderANewIdWithTheTime() {
        when(users.add(ADA)).thenReturn(true);

        assertThat(registerUser.execute(new RegisterUser.Command("Ada", EMAIL))).isEqualTo(ADA);
    }

    @Test
    void execute_emailInUse_isRefusedWithoutAnotherTry() {
        when(users.add(ADA)).thenReturn(false);

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> registerUser.execute(new RegisterUser.Command("Ada", EMAIL)))
                .withMessage("The e-mail address ada@example.org is in use")
                .extracting(Conflict::code)
                .isEqualTo("email-in-use");
        verify(users).add(ADA);
        verifyNoMoreInteractions(users);
    }
}
