package dev.heddle.example.delivery.http.ping;

import dev.heddle.delivery.http.Response;
import dev.heddle.delivery.http.Router;
import dev.heddle.delivery.http.Routes;

final class PingRoutes implements Routes {

    @Override
    public void addTo(Router router) {
        router.get("/ping", request -> Response.text("pong"));
    }
}
