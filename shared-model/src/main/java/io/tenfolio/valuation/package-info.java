/// What a portfolio is worth in a run: the reference arithmetic and the fast one, proved equal.
@NullMarked
package io.tenfolio.valuation;

import org.jspecify.annotations.NullMarked;
