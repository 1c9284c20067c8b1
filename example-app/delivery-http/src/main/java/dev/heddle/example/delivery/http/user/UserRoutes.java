package dev.heddle.example.delivery.http.user;

import dev.heddle.delivery.http.Cursor;
import dev.heddle.delivery.http.Paging;
import dev.heddle.delivery.http.Parser;
import dev.heddle.delivery.http.Request;
import dev.heddle.delivery.http.Response;
import dev.heddle.delivery.http.Router;
import dev.heddle.delivery.http.Routes;
import dev.heddle.domain.Page;
import dev.heddle.example.domain.user.User;
import dev.heddle.example.domain.user.UserId;
import dev.heddle.example.usecase.user.FindUser;
import dev.heddle.example.usecase.user.ListUsers;
import dev.heddle.example.usecase.user.RegisterUser;
import jakarta.inject.Inject;

final class UserRoutes implements Routes {

    private static final Parser<UserId> ID = Parser.uuid().map(UserId::new);
    private static final Cursor<UserId> CURSOR = Cursor.of("users", UserId::value, UserId::new);

    private final RegisterUser registerUser;
    private final FindUser findUser;
    private final ListUsers listUsers;

    @Inject
    UserRoutes(RegisterUser registerUser, FindUser findUser, ListUsers listUsers) {
        this.registerUser = registerUser;
        this.findUser = findUser;
        this.listUsers = listUsers;
    }

    @Override
    public void addTo(Router router) {
        router.post("/users", this::register);
        router.get("/users", this::list);
        router.get("/users/{id}", this::find);
    }

    private Response register(Request request) {
        User user = registerUser.execute(request.body(RegisterUserJson.class).toCommand());
        return Response.created("/users/" + user.id(), UserJson.from(user));
    }

    private Response find(Request request) {
        return Response.ok(UserJson.from(findUser.execute(request.path("id", ID))));
    }

    private Response list(Request request) {
        Page<User, UserId> page = listUsers.execute(Paging.request(request, CURSOR));
        return Paging.response(request, page, UserJson::from, CURSOR);
    }
}
