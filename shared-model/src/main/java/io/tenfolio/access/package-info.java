/// Who logs in and what they may do.
@NullMarked
package io.tenfolio.access;

import org.jspecify.annotations.NullMarked;
