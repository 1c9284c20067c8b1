/** {@code architecture.yaml}, read with line and column. Start at {@link dev.heddle.architecture.config.Config}. */
@NullMarked
package dev.heddle.architecture.config;

import org.jspecify.annotations.NullMarked;
