package io.tenfolio.web.instrument;

import io.tenfolio.ledger.Lot;
import io.tenfolio.ledger.Position;
import io.tenfolio.portfolio.Portfolio;
import java.util.List;

/// What one portfolio holds of an instrument in one account, lot by lot.
public record HeldLots(Portfolio portfolio, String account, Position position) {
    public List<Lot> lots() {
        return position.lots();
    }
}
