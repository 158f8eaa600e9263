/// What was decided by whom.
@NullMarked
package io.tenfolio.audit;

import org.jspecify.annotations.NullMarked;
