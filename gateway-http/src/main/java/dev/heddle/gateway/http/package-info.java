/**
 * Calls to other services over HTTP that end with the request they are made for: start with
 * {@link dev.heddle.gateway.http.GatewayClient}.
 */
@NullMarked
package dev.heddle.gateway.http;

import org.jspecify.annotations.NullMarked;
