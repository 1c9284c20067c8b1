package dev.heddle.delivery.http;

/** What one feature answers: a class of its own, with a handler method for each route. */
@FunctionalInterface
public interface Routes {

    /** Declares the routes; called once, when the server is built. */
    void addTo(Router router);
}
