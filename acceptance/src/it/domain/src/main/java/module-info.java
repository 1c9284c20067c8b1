/** A domain that stands on Heddle's. */
module com.example.consumer.domain {
    requires dev.heddle.domain;
}
