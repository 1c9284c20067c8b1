package dev.heddle.example.repository.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.example.domain.user.EmailAddress;
import dev.heddle.example.domain.user.User;
import dev.heddle.example.domain.user.UserId;
import dev.heddle.example.usecase.user.UserRepository;
import dev.heddle.usecase.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link UserRepository} does. */
abstract class UserRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00.123456Z");

    /** Returns the repository, which starts without users. */
    abstract UserRepository users();

    /** Returns the transactions that the repository joins. */
    abstract Transactions transactions();

    @Test
    void find_addedUser_isTheSameToTheMicrosecond() {
        User ada = user(1, "Ada@Example.org");

        assertThat(users().add(ada)).isTrue();

        assertThat(users().find(ada.id())).contains(ada);
    }

    @Test
    void find_unknownUser_isEmpty() {
        users().add(user(1, "ada@example.org"));

        assertThat(users().find(id(2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "ADA@example.ORG"})
    void add_emailInUse_saysSoAndAddsNobody(String email) {
        User ada = user(1, "ada@example.org");
        users().add(ada);

        assertThat(users().add(user(2, email))).isFalse();

        assertThat(list(10).items()).containsExactly(ada);
    }

    @Test
    void add_emailInUse_leavesTheOpenTransactionUsable() {
        transactions().useTransaction(() -> {
            assertThat(users().add(user(1, "ada@example.org"))).isTrue();
            assertThat(users().add(user(2, "Ada@example.org"))).isFalse();
            assertThat(users().add(user(3, "grace@example.org"))).isTrue();
        });

        assertThat(list(10).items()).extracting(User::id).containsExactly(id(1), id(3));
    }

    @Test
    void list_noUsers_isEmptyAndTheLastPage() {
        assertThat(list(1)).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    void list_asManyAsTheLimit_isTheLastPage() {
        addUsers(1, 2);

        assertThat(ids(list(2))).isEqualTo(page(List.of(1, 2), Optional.empty()));
    }

    @Test
    void list_moreThanTheLimit_isWalkedPageByPageInTheOrderOfIds() {
        addUsers(4, 2, 5, 1, 3);

        assertThat(ids(list(2))).isEqualTo(page(List.of(1, 2), Optional.of(2)));
        assertThat(ids(list(2, 2))).isEqualTo(page(List.of(3, 4), Optional.of(4)));
        assertThat(ids(list(2, 4))).isEqualTo(page(List.of(5), Optional.empty()));
        assertThat(ids(list(2, 5))).isEqualTo(page(List.of(), Optional.empty()));
    }

    private void addUsers(int... ids) {
        IntStream.of(ids).forEach(id -> users().add(user(id, "user" + id + "@example.org")));
    }

    private Page<User, UserId> list(int limit) {
        return users().list(new PageRequest<>(limit, Optional.empty()));
    }

    private Page<User, UserId> list(int limit, int after) {
        return users().list(new PageRequest<>(limit, Optional.of(id(after))));
    }

    private static Page<UserId, UserId> ids(Page<User, UserId> page) {
        return new Page<>(page.items().stream().map(User::id).toList(), page.next());
    }

    private static Page<UserId, UserId> page(List<Integer> ids, Optional<Integer> next) {
        return new Page<>(ids.stream().map(UserRepositoryContract::id).toList(), next.map(UserRepositoryContract::id));
    }

    private static User user(int id, String email) {
        return new User(id(id), "Ada", new EmailAddress(email), NOW);
    }

    private static UserId id(int id) {
        return new UserId(new UUID(0, id));
    }
}
