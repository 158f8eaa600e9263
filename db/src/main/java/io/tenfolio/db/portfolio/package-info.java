/// Portfolios, accounts and who may see them.
@NullMarked
package io.tenfolio.db.portfolio;

import org.jspecify.annotations.NullMarked;
