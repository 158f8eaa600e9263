/// Prices that sources push: from the inbox into prices, and at once into the worth of those whom they concern.
@NullMarked
package io.tenfolio.batch.price.push;

import org.jspecify.annotations.NullMarked;
