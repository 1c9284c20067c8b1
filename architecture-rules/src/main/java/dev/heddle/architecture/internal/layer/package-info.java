/** Where a class belongs, by convention or by the file. Start at {@link dev.heddle.architecture.internal.layer.Layers}. */
@NullMarked
package dev.heddle.architecture.internal.layer;

import org.jspecify.annotations.NullMarked;
