package dev.heddle.delivery.http;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The paths of one template, and what answers each method there. */
final class Resource {

    private final String template;
    private final Map<String, Route> routes = new TreeMap<>();
    private String allow = "";

    Resource(String template) {
        this.template = template;
    }

    void add(String method, Route route) {
        Route other = routes.putIfAbsent(method, route);
        if (other != null) {
            throw new IllegalArgumentException(method + " " + route.template() + " collides with " + method + " "
                    + other.template() + ": change one of the two templates, or remove one of the routes");
        }
        allow = String.join(", ", routes.keySet()) + (routes.containsKey("GET") ? ", HEAD" : "") + ", OPTIONS";
    }

    /** Returns the template that was declared first. */
    String template() {
        return template;
    }

    /** Returns what answers the method: what answers {@code GET} also answers {@code HEAD}. */
    @Nullable
    Route route(String method) {
        return routes.get(method.equals("HEAD") ? "GET" : method);
    }

    /** Returns the value of the header {@code Allow}. */
    String allow() {
        return allow;
    }
}
