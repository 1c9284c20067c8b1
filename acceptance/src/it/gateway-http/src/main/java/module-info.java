/** A service that asks another one; the JDK's client comes with the gateway. */
module com.example.consumer.gateway {
    requires dev.heddle.gateway.http;
}
