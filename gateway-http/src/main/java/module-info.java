/** Calls to other services over HTTP that end with the request they are made for. */
module dev.heddle.gateway.http {
    requires transitive dev.heddle.usecase;
    requires transitive java.net.http;
    requires static org.jspecify;

    exports dev.heddle.gateway.http;
}
