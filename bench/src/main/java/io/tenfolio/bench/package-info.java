/// Ways to value very many portfolios, side by side on the same database.
@NullMarked
package io.tenfolio.bench;

import org.jspecify.annotations.NullMarked;
