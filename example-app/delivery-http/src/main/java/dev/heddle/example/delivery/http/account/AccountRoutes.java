package dev.heddle.example.delivery.http.account;

import dev.heddle.delivery.http.Parser;
import dev.heddle.delivery.http.Request;
import dev.heddle.delivery.http.Response;
import dev.heddle.delivery.http.Router;
import dev.heddle.delivery.http.Routes;
import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.usecase.account.FindAccount;
import dev.heddle.example.usecase.account.OpenAccount;
import jakarta.inject.Inject;

final class AccountRoutes implements Routes {

    private static final Parser<AccountId> ID = Parser.uuid().map(AccountId::new);

    private final OpenAccount openAccount;
    private final FindAccount findAccount;

    @Inject
    AccountRoutes(OpenAccount openAccount, FindAccount findAccount) {
        this.openAccount = openAccount;
        this.findAccount = findAccount;
    }

    @Override
    public void addTo(Router router) {
        router.post("/accounts", this::open);
        router.get("/accounts/{id}", this::find);
    }

    private Response open(Request request) {
        Account account = openAccount.execute(request.body(OpenAccountJson.class).toCommand());
        return Response.created("/accounts/" + account.id(), AccountJson.from(account));
    }

    private Response find(Request request) {
        return Response.ok(AccountJson.from(findAccount.execute(request.path("id", ID))));
    }
}
