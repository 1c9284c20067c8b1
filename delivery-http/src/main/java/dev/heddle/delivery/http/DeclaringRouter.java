package dev.heddle.delivery.http;

/** A router that takes all methods in one. */
abstract class DeclaringRouter implements Router {

    /** Declares what answers a method under these limits. */
    abstract void add(String method, String template, Handler handler, RouteLimits limits);

    abstract RouteLimits limits();

    @Override
    public final Router get(String template, Handler handler) {
        return add("GET", template, handler);
    }

    @Override
    public final Router post(String template, Handler handler) {
        return add("POST", template, handler);
    }

    @Override
    public final Router put(String template, Handler handler) {
        return add("PUT", template, handler);
    }

    @Override
    public final Router patch(String template, Handler handler) {
        return add("PATCH", template, handler);
    }

    @Override
    public final Router delete(String template, Handler handler) {
        return add("DELETE", template, handler);
    }

    @Override
    public final Router with(RouteLimits limits) {
        return new LimitedRouter(this, limits);
    }

    private Router add(String method, String template, Handler handler) {
        add(method, template, handler, limits());
        return this;
    }
}
