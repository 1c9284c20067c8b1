package com.example.guide;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Something slow to ask. */
class Bank {

    record User(String name) {}

    record Account(String id) {}

    record Balance(String account, long amount) {}

    record Overview(User user, List<Account> accounts) {}

    final AtomicInteger asked = new AtomicInteger();
    final CountDownLatch neverOpened = new CountDownLatch(1);

    User user(String id) {
        return new User(id);
    }

    List<Account> accounts(String id) {
        return List.of(new Account(id + "-1"), new Account(id + "-2"));
    }

    Balance balance(Account account) {
        asked.incrementAndGet();
        return new Balance(account.id(), account.id().length());
    }

    Optional<Balance> balanceThatTakesForever(Account account) throws InterruptedException {
        neverOpened.await();
        return Optional.empty();
    }
}
