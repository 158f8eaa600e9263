/// Fetches prices and rates from outside sources, and chooses what a run values with.
@NullMarked
package io.tenfolio.batch.price;

import org.jspecify.annotations.NullMarked;
