/**
 * HTTP in blocking style: each request is handled on a virtual thread of its own. Start with
 * {@link dev.heddle.delivery.http.Routes} for what a feature answers, and {@link dev.heddle.delivery.http.HttpServer}
 * for who listens. What a handler throws becomes a {@link dev.heddle.delivery.http.Problem}.
 */
@NullMarked
package dev.heddle.delivery.http;

import org.jspecify.annotations.NullMarked;
