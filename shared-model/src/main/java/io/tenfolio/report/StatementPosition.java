package io.tenfolio.report;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.portfolio.Account;
import io.tenfolio.valuation.PositionValue;

/// What is held of an instrument in one account, valued.
public record StatementPosition(Account account, Instrument instrument, PositionValue value) {}
