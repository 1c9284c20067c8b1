package dev.heddle.testing.http;

import dev.heddle.delivery.http.HttpServer;

/** The two doors that must not differ. */
enum DoorKind {

    LOCAL {

        @Override
        HttpTester open(HttpServer.Builder server) {
            return HttpTester.local(server.buildLocal());
        }
    },

    SOCKET {

        @Override
        HttpTester open(HttpServer.Builder server) {
            return HttpTester.start(server.port(0).build());
        }
    };

    abstract HttpTester open(HttpServer.Builder server);
}
