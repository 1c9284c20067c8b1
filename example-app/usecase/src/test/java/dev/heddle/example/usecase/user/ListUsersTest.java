package dev.heddle.example.usecase.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.example.domain.user.EmailAddress;
import dev.heddle.example.domain.user.User;
import dev.heddle.example.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class ListUsersTest {

    @Mock
    private UserRepository users;

    @Test
    void execute_request_givesThePageThatWasAskedFor() {
        UserId id = new UserId(new UUID(0, 2));
        User ada = new User(id, "Ada", new EmailAddress("ada@example.org"), Instant.EPOCH);
        PageRequest<UserId> request = new PageRequest<>(1, Optional.of(new UserId(new UUID(0, 1))));
        Page<User, UserId> page = new Page<>(List.of(ada), Optional.of(id));
        when(users.list(request)).thenReturn(page);

        assertThat(new ListUsers(users).execute(request)).isEqualTo(page);
    }
}
