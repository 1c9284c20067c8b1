package dev.heddle.delivery.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The body of a request, which has arrived as a whole or is still coming. */
interface Body {

    /** That of a request without one. */
    Body NONE = of(new byte[0]);

    /** Returns a body that has arrived as a whole. */
    static Body of(byte[] bytes) {
        return new Body() {

            @Override
            public byte[] bytes() {
                return bytes;
            }

            @Override
            public InputStream stream() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** Returns all of it, waiting for what has not come. */
    byte[] bytes();

    /** Returns it as it comes; what was read already is not in it. */
    InputStream stream();
}
