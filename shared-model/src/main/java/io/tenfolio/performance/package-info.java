/// Returns and risk over a period.
@NullMarked
package io.tenfolio.performance;

import org.jspecify.annotations.NullMarked;
