/** What can be set from outside: {@link dev.heddle.example.app.settings.Settings}. */
@NullMarked
package dev.heddle.example.app.settings;

import org.jspecify.annotations.NullMarked;
