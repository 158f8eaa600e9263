package io.tenfolio.ledger;

import io.tenfolio.ledger.LedgerEntry.Bonus;
import io.tenfolio.ledger.LedgerEntry.Buy;
import io.tenfolio.ledger.LedgerEntry.CurrencyExchange;
import io.tenfolio.ledger.LedgerEntry.DeliveryIn;
import io.tenfolio.ledger.LedgerEntry.DeliveryOut;
import io.tenfolio.ledger.LedgerEntry.Deposit;
import io.tenfolio.ledger.LedgerEntry.Dividend;
import io.tenfolio.ledger.LedgerEntry.Fee;
import io.tenfolio.ledger.LedgerEntry.FeeRefund;
import io.tenfolio.ledger.LedgerEntry.Interest;
import io.tenfolio.ledger.LedgerEntry.Reversal;
import io.tenfolio.ledger.LedgerEntry.Sell;
import io.tenfolio.ledger.LedgerEntry.Split;
import io.tenfolio.ledger.LedgerEntry.Tax;
import io.tenfolio.ledger.LedgerEntry.TaxRefund;
import io.tenfolio.ledger.LedgerEntry.Transfer;
import io.tenfolio.ledger.LedgerEntry.Withdrawal;
import io.tenfolio.money.Money;
import io.tenfolio.money.Worth;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a portfolio got from outside and gave away, in its base currency, in order of time: deposits and
/// withdrawals, and deliveries at the worth they were booked with. What happens between its own accounts, and
/// what its holdings earn or cost, is not external.
public record ExternalFlows(Currency base, List<Flow> flows) {
    public ExternalFlows {
        flows = List.copyOf(flows);
    }

    /// Money or money's worth that came in, or went out when negative.
    public record Flow(Instant at, Worth amount) {}

    /// The flows of one day, both not negative: returns count what comes in at the start of the day and what
    /// goes out at its end.
    public record Day(Worth in, Worth out) {
        public Worth net() {
            return in.minus(out);
        }
    }

    static ExternalFlows of(List<LedgerEntry> entries, Currency base, RateHistory rates) {
        var flows = entries.stream().flatMap(entry -> flow(entry, base, rates).stream()).toList();
        return new ExternalFlows(base, flows);
    }

    /// The sum of what came after `after`, up to and including `upTo`.
    public Worth net(Instant after, Instant upTo) {
        return flows.stream()
                .filter(flow -> flow.at.isAfter(after) && !flow.at.isAfter(upTo))
                .map(Flow::amount)
                .reduce(Worth.zero(base), Worth::plus);
    }

    /// By calendar day in `zone`; days without flows are left out.
    public SortedMap<LocalDate, Day> byDay(ZoneId zone) {
        var days = new TreeMap<LocalDate, Day>();
        var none = Worth.zero(base);
        for (var flow : flows) {
            boolean in = flow.amount.amount().signum() >= 0;
            var day = new Day(in ? flow.amount : none, in ? none : none.minus(flow.amount));
            days.merge(
                    LocalDate.ofInstant(flow.at, zone),
                    day,
                    (one, other) -> new Day(one.in.plus(other.in), one.out.plus(other.out)));
        }
        return days;
    }

    private static Optional<Flow> flow(LedgerEntry entry, Currency base, RateHistory rates) {
        return switch (entry) {
            case Deposit(_, var amount) -> Optional.of(flow(entry, amount, base, rates));
            case Withdrawal(_, var amount) ->
                    Optional.of(flow(entry, amount.negated(), base, rates));
            case DeliveryIn(_, _, _, var cost) -> Optional.of(flow(entry, cost, base, rates));
            case DeliveryOut(_, _, _, var worth) ->
                    Optional.of(flow(entry, worth.negated(), base, rates));
            case Buy _,
                    Sell _,
                    Dividend _,
                    Interest _,
                    Fee _,
                    Tax _,
                    FeeRefund _,
                    TaxRefund _,
                    Split _,
                    Bonus _,
                    Transfer _,
                    CurrencyExchange _,
                    Reversal _ ->
                    Optional.empty();
        };
    }

    private static Flow flow(LedgerEntry entry, Money amount, Currency base, RateHistory rates) {
        var at = entry.booking().effectiveAt();
        var rate = rates.require(amount.currency(), base, at);
        return new Flow(at, new Worth(amount.amount().multiply(rate), base));
    }
}
