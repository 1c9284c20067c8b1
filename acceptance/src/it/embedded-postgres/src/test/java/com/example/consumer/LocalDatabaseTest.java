package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class LocalDatabaseTest {

    @Test
    void majorVersion_ofAStartedServer_isAsked() throws SQLException {
        try (LocalDatabase database = new LocalDatabase()) {
            assertThat(database.majorVersion()).isGreaterThanOrEqualTo(18);
        }
    }
}
