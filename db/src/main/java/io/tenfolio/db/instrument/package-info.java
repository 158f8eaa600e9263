/// Instruments, their identifiers, and venues.
@NullMarked
package io.tenfolio.db.instrument;

import org.jspecify.annotations.NullMarked;
