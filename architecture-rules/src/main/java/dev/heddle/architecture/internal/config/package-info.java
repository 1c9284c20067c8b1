/** {@code architecture.yaml}, read with line and column. Start at {@link dev.heddle.architecture.internal.config.Config}. */
@NullMarked
package dev.heddle.architecture.internal.config;

import org.jspecify.annotations.NullMarked;
