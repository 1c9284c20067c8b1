package dev.heddle.testing.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GatheredBodyTest {

    private static final String FEED = ":\n\nid: 1\ndata: a\n\n:\n\n:\n\ndata: b\n\ndata: c\n\n";

    @Test
    void takeFrom_heartbeatsBetweenEvents_countsEventsOnly() throws IOException {
        GatheredBody body = new GatheredBody(2);

        body.takeFrom(new ByteArrayInputStream(FEED.getBytes(UTF_8)));

        assertThat(new String(body.bytes(), UTF_8)).endsWith("data: b\n\n");
    }

    @Test
    void takeFrom_fewerEventsThanTheLimit_takesAll() throws IOException {
        GatheredBody body = new GatheredBody(4);

        body.takeFrom(new ByteArrayInputStream(FEED.getBytes(UTF_8)));

        assertThat(new String(body.bytes(), UTF_8)).isEqualTo(FEED);
    }

    @Test
    void write_lastEvent_tellsTheWriterAtOnce() {
        GatheredBody body = new GatheredBody(1);

        assertThatIOException().isThrownBy(() -> body.write("data: a\n\n".getBytes(UTF_8)));
        assertThat(new String(body.bytes(), UTF_8)).isEqualTo("data: a\n\n");
    }
}
