package dev.heddle.example.delivery.http.transaction;

import dev.heddle.delivery.http.Cursor;
import dev.heddle.delivery.http.Event;
import dev.heddle.delivery.http.EventFeed;
import dev.heddle.delivery.http.Paging;
import dev.heddle.delivery.http.Parser;
import dev.heddle.delivery.http.Request;
import dev.heddle.delivery.http.Response;
import dev.heddle.delivery.http.Router;
import dev.heddle.delivery.http.Routes;
import dev.heddle.delivery.http.WebSocketSession;
import dev.heddle.domain.Page;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.usecase.transaction.DepositMoney;
import dev.heddle.example.usecase.transaction.FindTransaction;
import dev.heddle.example.usecase.transaction.FollowTransactions;
import dev.heddle.example.usecase.transaction.IdempotencyKey;
import dev.heddle.example.usecase.transaction.ListTransactions;
import dev.heddle.example.usecase.transaction.TransactionFeed;
import dev.heddle.example.usecase.transaction.TransferMoney;
import jakarta.inject.Inject;
import java.util.Optional;

final class TransactionRoutes implements Routes {

    private static final Parser<TransactionId> ID = Parser.uuid().map(TransactionId::new);
    private static final Parser<AccountId> ACCOUNT = Parser.uuid().map(AccountId::new);

    private final DepositMoney depositMoney;
    private final TransferMoney transferMoney;
    private final FindTransaction findTransaction;
    private final ListTransactions listTransactions;
    private final FollowTransactions followTransactions;

    @Inject
    TransactionRoutes(DepositMoney depositMoney, TransferMoney transferMoney, FindTransaction findTransaction,
            ListTransactions listTransactions, FollowTransactions followTransactions) {
        this.depositMoney = depositMoney;
        this.transferMoney = transferMoney;
        this.findTransaction = findTransaction;
        this.listTransactions = listTransactions;
        this.followTransactions = followTransactions;
    }

    @Override
    public void addTo(Router router) {
        router.post("/transactions", this::transfer);
        router.get("/transactions/{id}", this::find);

        Router account = router.at("/accounts/{id}");
        account.post("/deposits", this::deposit);
        account.get("/transactions", this::list);
        account.events("/transactions/events", this::events);
        account.webSocket("/transactions/live", this::live);
    }

    private Response deposit(Request request) {
        AccountId account = request.path("id", ACCOUNT);
        DepositJson body = request.body(DepositJson.class);
        return created(depositMoney.execute(body.toCommand(account, idempotencyKey(request))));
    }

    private Response transfer(Request request) {
        TransferJson body = request.body(TransferJson.class);
        return created(transferMoney.execute(body.toCommand(idempotencyKey(request))));
    }

    private Response find(Request request) {
        return Response.ok(TransactionJson.from(findTransaction.execute(request.path("id", ID))));
    }

    private Response list(Request request) {
        AccountId account = request.path("id", ACCOUNT);
        Cursor<TransactionId> cursor = Cursor.of("transactions of " + account, TransactionId::value,
                TransactionId::new);
        Page<Transaction, TransactionId> page = listTransactions
                .execute(new ListTransactions.Query(account, Paging.request(request, cursor)));
        return Paging.response(request, page, TransactionJson::from, cursor);
    }

    private EventFeed events(Request request) {
        TransactionFeed feed = follow(request, request.header("Last-Event-ID", ID));
        return events -> feed.forEach(transaction -> events
                .send(Event.of(TransactionJson.from(transaction)).withId(transaction.id().toString())));
    }

    private WebSocketSession live(Request request) {
        TransactionFeed feed = follow(request, request.query("after", ID));
        return socket -> {
            socket.ignoreMessages();
            feed.forEach(transaction -> socket.sendJson(TransactionJson.from(transaction)));
        };
    }

    private TransactionFeed follow(Request request, Optional<TransactionId> after) {
        return followTransactions.execute(new FollowTransactions.Query(request.path("id", ACCOUNT), after));
    }

    private static Response created(Transaction transaction) {
        return Response.created("/transactions/" + transaction.id(), TransactionJson.from(transaction));
    }

    private static Optional<IdempotencyKey> idempotencyKey(Request request) {
        return request.header("Idempotency-Key", TransactionRoutes::parseKey);
    }

    /** The IETF draft writes the key as a quoted string, most clients write it bare: both are the same key. */
    private static IdempotencyKey parseKey(String header) {
        boolean quoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
        return new IdempotencyKey(quoted ? header.substring(1, header.length() - 1) : header);
    }
}
