/** Public for a technical reason only: what the {@link java.util.ServiceLoader} creates. Not for use by others. */
@NullMarked
package dev.heddle.delivery.http.internal;

import org.jspecify.annotations.NullMarked;
