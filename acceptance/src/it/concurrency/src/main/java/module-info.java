/** A program that does several things at once, and knows of Heddle nothing but this. */
module com.example.consumer.concurrency {
    requires dev.heddle.concurrency;
}
