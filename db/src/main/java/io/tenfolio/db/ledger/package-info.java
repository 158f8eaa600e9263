/// Ledger entries and the positions that follow from them.
@NullMarked
package io.tenfolio.db.ledger;

import org.jspecify.annotations.NullMarked;
