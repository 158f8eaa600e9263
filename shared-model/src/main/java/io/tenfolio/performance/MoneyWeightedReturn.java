package io.tenfolio.performance;

import java.util.List;

/// The money-weighted return (XIRR): the rate a year at which all cash flows are worth nothing together,
/// Σ amount ÷ (1 + r)^(days ÷ 365) = 0, Actual/365 from the first flow. Not every series of flows has one.
public sealed interface MoneyWeightedReturn {
    /// The rate a year, as a fraction, the only one above −1.
    record Rate(double annual) implements MoneyWeightedReturn {}

    /// No rate solves it: nothing was paid in or nothing came out, or never in a way that balances.
    record NotAvailable() implements MoneyWeightedReturn {}

    /// Several rates solve it, lowest first; none of them says more than another.
    record Ambiguous(List<Double> rates) implements MoneyWeightedReturn {
        public Ambiguous {
            rates = List.copyOf(rates);
        }
    }

    /// @param flows in any order; flows of one day count together, zero ones do not matter
    static MoneyWeightedReturn of(List<CashFlow> flows) {
        var roots = NetPresentValue.of(flows).roots();
        return switch (roots.size()) {
            case 0 -> new NotAvailable();
            case 1 -> new Rate(roots.getFirst());
            default -> new Ambiguous(roots);
        };
    }
}
