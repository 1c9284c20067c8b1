/** Users over HTTP, bound by {@link dev.heddle.example.delivery.http.user.UserHttpModule}. */
@NullMarked
package dev.heddle.example.delivery.http.user;

import org.jspecify.annotations.NullMarked;
