/// Letting go of what is no longer kept whole.
@NullMarked
package io.tenfolio.batch.retention;

import org.jspecify.annotations.NullMarked;
