/// Amounts, worths, quantities, unit prices and exchange rates: exact decimals with their units.
@NullMarked
package io.tenfolio.money;

import org.jspecify.annotations.NullMarked;
