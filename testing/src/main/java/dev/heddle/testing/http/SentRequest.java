package dev.heddle.testing.http;

import java.util.List;

/** A request as it goes to a door. */
@SuppressWarnings("ArrayRecordComponent") // never compared nor changed
record SentRequest(String method, String target, List<Header> headers, byte[] body) {

    record Header(String name, String value) {}

    @Override
    public String toString() {
        return method + " " + target;
    }
}
