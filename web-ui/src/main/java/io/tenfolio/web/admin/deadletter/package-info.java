/// What could not be processed: why, what it was, and how it is taken up again or put aside.
@NullMarked
package io.tenfolio.web.admin.deadletter;

import org.jspecify.annotations.NullMarked;
