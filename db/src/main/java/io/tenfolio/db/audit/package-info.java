/// What was decided by whom.
@NullMarked
package io.tenfolio.db.audit;

import org.jspecify.annotations.NullMarked;
