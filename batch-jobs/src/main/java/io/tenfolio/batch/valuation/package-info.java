/// Values portfolios block by block.
@NullMarked
package io.tenfolio.batch.valuation;

import org.jspecify.annotations.NullMarked;
