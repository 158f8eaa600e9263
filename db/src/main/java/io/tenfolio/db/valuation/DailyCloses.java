package io.tenfolio.db.valuation;

import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Worth of each portfolio at the end of each day in its zone: the base of the day change and of long charts.
@Repository
public class DailyCloses {
    private final JdbcClient jdbc;

    public DailyCloses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Amounts in the portfolio's base currency, four digits. `flows`: net external flows of that day.
    public record Close(
            PortfolioId portfolio,
            LocalDate day,
            BigDecimal marketValue,
            BigDecimal cash,
            BigDecimal cost,
            BigDecimal realisedGain,
            BigDecimal flows) {
        public BigDecimal total() {
            return marketValue.add(cash);
        }
    }

    /// Writes closes taken from `run`; a later run's close of the same day replaces an earlier one's.
    public void store(RunId run, List<Close> closes) {
        throw new UnsupportedOperationException("being built");
    }

    /// Closes of one portfolio, oldest first, both days included.
    public List<Close> of(PortfolioId portfolio, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException("being built");
    }

    /// The last close before `day` of each portfolio numbered `first` to `last`.
    public Map<PortfolioId, Close> lastBefore(LocalDate day, PortfolioId first, PortfolioId last) {
        throw new UnsupportedOperationException("being built");
    }
}
