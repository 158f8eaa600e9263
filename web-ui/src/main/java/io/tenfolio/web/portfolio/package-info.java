/// Portfolios and their accounts: creating, renaming, sharing, closing.
@NullMarked
package io.tenfolio.web.portfolio;

import org.jspecify.annotations.NullMarked;
