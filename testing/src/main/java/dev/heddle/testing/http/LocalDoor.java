package dev.heddle.testing.http;

import dev.heddle.delivery.http.LocalAnswer;
import dev.heddle.delivery.http.LocalRequest;
import dev.heddle.delivery.http.LocalServer;

/** Calls the service on the calling thread. */
record LocalDoor(LocalServer server) implements Door {

    @Override
    public AnsweredHead send(SentRequest request, GatheredBody body) {
        LocalRequest local = LocalRequest.of(request.method(), request.target()).body(request.body());
        for (SentRequest.Header header : request.headers()) {
            local = local.header(header.name(), header.value());
        }
        LocalAnswer answer = server.answer(local, body);
        return new AnsweredHead(answer.status(), answer.headers());
    }

    @Override
    public void close() {
        // there is nothing open
    }
}
