/** Registers users and finds them: start with {@link dev.heddle.example.usecase.user.RegisterUser}. */
@NullMarked
package dev.heddle.example.usecase.user;

import org.jspecify.annotations.NullMarked;
