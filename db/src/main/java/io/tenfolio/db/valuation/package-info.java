/// Values of portfolios by run and block, and daily closes.
@NullMarked
package io.tenfolio.db.valuation;

import org.jspecify.annotations.NullMarked;
