package dev.heddle.example.usecase.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.when;

import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.user.EmailAddress;
import dev.heddle.example.domain.user.User;
import dev.heddle.example.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class FindUserTest {

    private static final UserId ID = new UserId(new UUID(0, 1));

    @Mock
    private UserRepository users;

    @Test
    void execute_knownId_givesTheUser() {
        User ada = new User(ID, "Ada", new EmailAddress("ada@example.org"), Instant.EPOCH);
        when(users.find(ID)).thenReturn(Optional.of(ada));

        assertThat(new FindUser(users).execute(ID)).isEqualTo(ada);
    }

    @Test
    void execute_unknownId_isNotFound() {
        when(users.find(ID)).thenReturn(Optional.empty());

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> new FindUser(users).execute(ID))
                .withMessage("There is no user 00000000-0000-0000-0000-000000000001")
                .extracting(NotFound::code)
                .isEqualTo("user-not-found");
    }
}
