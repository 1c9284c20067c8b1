/** From class files to what the model knows of them; start at {@link dev.heddle.architecture.internal.bytecode.CodeReader}. */
@NullMarked
package dev.heddle.architecture.internal.bytecode;

import org.jspecify.annotations.NullMarked;
