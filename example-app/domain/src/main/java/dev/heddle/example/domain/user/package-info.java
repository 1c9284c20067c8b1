/** Who uses the service: start with {@link dev.heddle.example.domain.user.User}. */
@NullMarked
package dev.heddle.example.domain.user;

import org.jspecify.annotations.NullMarked;
