/// Portfolios and their accounts.
@NullMarked
package io.tenfolio.portfolio;

import org.jspecify.annotations.NullMarked;
