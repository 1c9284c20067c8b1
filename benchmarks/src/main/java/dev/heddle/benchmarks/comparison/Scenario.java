package dev.heddle.benchmarks.comparison;

/** What the load asks for, in the order in which it is measured; the script makes the requests. */
enum Scenario {
    FIND_USER("GET /users/{id}", "/", "find-user.lua"), LIST_USERS("GET /users?limit=20", "/users?limit=20",
            "list-users.lua"), REGISTER_USER("POST /users", "/", "register-user.lua"), TRANSFER("POST /transactions",
                    "/", "transfer.lua"), PING("GET /ping", "/ping", "ping.lua");

    private final String request;
    private final String path;
    private final String script;

    Scenario(String request, String path, String script) {
        this.request = request;
        this.path = path;
        this.script = script;
    }

    String request() {
        return request;
    }

    /** Returns the path to ask for where the script doesn't make one. */
    String path() {
        return path;
    }

    String script() {
        return script;
    }
}
