package com.example.consumer;

import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.Response;

final class PingServer {

    private PingServer() {}

    static HttpServer onAnyPort() {
        return HttpServer.builder().port(0)
                .routes(router -> router.get("/ping", request -> Response.text("pong")))
                .build();
    }
}
