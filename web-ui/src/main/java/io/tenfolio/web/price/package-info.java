/// Prices of instruments, for programs.
@NullMarked
package io.tenfolio.web.price;

import org.jspecify.annotations.NullMarked;
