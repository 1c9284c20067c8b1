/** Users on PostgreSQL; bound by {@link dev.heddle.example.repository.user.UserRepositoryModule}. */
@NullMarked
package dev.heddle.example.repository.user;

import org.jspecify.annotations.NullMarked;
