package dev.heddle.example.app;

import dev.heddle.concurrency.Context;
import dev.heddle.delivery.http.Request;
import dev.heddle.delivery.http.Response;
import dev.heddle.delivery.http.Router;
import dev.heddle.delivery.http.Routes;
import dev.heddle.repository.Database;
import dev.heddle.usecase.Transactions;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;

/** Requests that would take for ever, each at another kind of work on the database. */
final class CutWork implements Routes {

    enum Kind {
        STATEMENT, LOCK, READING, FETCHING, BETWEEN_STATEMENTS, WAITING_FOR_A_CONNECTION
    }

    private final Database database;
    private final Transactions transactions;
    private final CountDownLatch never = new CountDownLatch(1);

    @Inject
    CutWork(Database database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public void addTo(Router router) {
        router.get("/cut/{kind}", this::work);
    }

    static String path(Kind kind) {
        return "/cut/" + kind.name().toLowerCase(Locale.ROOT);
    }

    private Response work(Request request) {
        Kind kind = Kind.valueOf(request.path("kind", text -> text).toUpperCase(Locale.ROOT));
        transactions.useTransaction(() -> {
            database.useHandle(handle -> handle.execute("INSERT INTO cut_notes VALUES (1)"));
            work(kind);
        });
        return Response.text("it came to an end");
    }

    private void work(Kind kind) {
        switch (kind) {
            case STATEMENT -> database.useHandle(handle -> handle.execute("SELECT pg_sleep(60)"));
            case LOCK -> database.useHandle(handle -> handle.execute("LOCK TABLE cut_lock"));
            case READING -> database.useHandle(CutWork::read);
            case FETCHING -> database.useHandle(CutWork::fetch);
            case BETWEEN_STATEMENTS -> pause();
            case WAITING_FOR_A_CONNECTION -> throw new AssertionError("there was one");
        }
    }

    private static void read(Handle handle) {
        handle.createQuery("SELECT repeat('x', 1000) FROM (SELECT generate_series(1, 100000000)) rows")
                .mapTo(String.class).list();
    }

    private static void fetch(Handle handle) {
        handle.createQuery("SELECT generate_series(1, 100000000)")
                .setFetchSize(10).mapTo(Integer.class)
                .forEach(_ -> LockSupport.parkNanos(100_000));
    }

    /** Outside of the database, where an interrupt is the way. */
    private void pause() {
        try {
            never.await();
        } catch (InterruptedException _) {
            Context.current().throwIfCancelled();
        }
    }
}
