/**
 * What tests of a service need: a PostgreSQL database for each test ({@link dev.heddle.testing.PostgresExtension}), and
 * transactions without one ({@link dev.heddle.testing.DirectTransactions}).
 */
@NullMarked
package dev.heddle.testing;

import org.jspecify.annotations.NullMarked;
