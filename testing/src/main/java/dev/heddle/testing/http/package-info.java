/**
 * Tests of what a service answers over HTTP, without a port or over a real socket: start with
 * {@link dev.heddle.testing.http.HttpTester}. Whoever uses this has {@code heddle-delivery-http} among its dependencies.
 */
@NullMarked
package dev.heddle.testing.http;

import org.jspecify.annotations.NullMarked;
