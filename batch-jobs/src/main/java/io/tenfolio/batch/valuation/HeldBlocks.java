package io.tenfolio.batch.valuation;

import io.tenfolio.db.ledger.HeldBlock;

/// All positions as of one sequence, block by block.
public interface HeldBlocks {
    long sequence();

    HeldBlock block(int number);

    /// Whether there is such a block; one behind the last is empty.
    boolean has(int number);

    /// How many portfolios are eligible at that sequence, as the database counts them.
    int eligible();
}
