/** Use cases that stand on Heddle's contract; the domain comes with it. */
module com.example.consumer.usecase {
    requires dev.heddle.usecase;
}
