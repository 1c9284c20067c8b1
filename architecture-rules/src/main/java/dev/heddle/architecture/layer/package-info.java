/** Where a class belongs, by convention or by the file. Start at {@link dev.heddle.architecture.layer.Layers}. */
@NullMarked
package dev.heddle.architecture.layer;

import org.jspecify.annotations.NullMarked;
