/** {@code GET /ping}, bound by {@link dev.heddle.example.delivery.http.ping.PingHttpModule}. */
@NullMarked
package dev.heddle.example.delivery.http.ping;

import org.jspecify.annotations.NullMarked;
