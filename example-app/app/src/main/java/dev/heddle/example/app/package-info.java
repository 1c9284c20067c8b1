/** The wiring, which alone knows every layer: start with {@link dev.heddle.example.app.Main}. */
@NullMarked
package dev.heddle.example.app;

import org.jspecify.annotations.NullMarked;
