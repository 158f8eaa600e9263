/// A small world to run jobs in: portfolios, prices, a cache, and faults on request.
@NullMarked
package io.tenfolio.batch.testing;

import org.jspecify.annotations.NullMarked;
