package dev.heddle.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** What is sent back. The body is not copied: whoever makes an answer gives the array away. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, String contentType, Optional<String> location, byte[] body) {

    static Answer text(int status, String text) {
        return new Answer(status, "text/plain", Optional.empty(), text.getBytes(UTF_8));
    }

    static Answer json(byte[] body) {
        return new Answer(200, "application/json", Optional.empty(), body);
    }

    static Answer created(String location, byte[] body) {
        return new Answer(201, "application/json", Optional.of(location), body);
    }
}
