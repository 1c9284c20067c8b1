/** What is published, and what each module brings along for a stranger who imports it. */
@NullMarked
package dev.heddle.acceptance.modules;

import org.jspecify.annotations.NullMarked;
