/** The architecture rules as others run them: by Maven, by a test, and by the runnable jar. */
@NullMarked
package dev.heddle.acceptance.rules;

import org.jspecify.annotations.NullMarked;
