/// Dated facts that nobody edits, and the positions, lots and cost that follow from them.
@NullMarked
package io.tenfolio.ledger;

import org.jspecify.annotations.NullMarked;
