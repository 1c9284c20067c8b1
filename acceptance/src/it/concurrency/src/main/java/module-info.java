/** A program that does several things at once, and knows of Heddle nothing but this; jox's channels come with it. */
module com.example.consumer.concurrency {
    requires dev.heddle.concurrency;
}
