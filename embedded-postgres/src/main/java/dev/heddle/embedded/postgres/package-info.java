/**
 * A real PostgreSQL for development and tests on Linux and macOS, without Docker and without set-up: start with
 * {@link dev.heddle.embedded.postgres.PostgresServer}.
 */
@NullMarked
package dev.heddle.embedded.postgres;

import org.jspecify.annotations.NullMarked;
