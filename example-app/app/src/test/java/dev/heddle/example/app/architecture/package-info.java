/**
 * The direction of the service, in sentences: {@link dev.heddle.example.app.architecture.ServiceRules}. Each rule is run on
 * the service, and on a class in {@code fixture} that breaks it.
 */
@NullMarked
package dev.heddle.example.app.architecture;

import org.jspecify.annotations.NullMarked;
