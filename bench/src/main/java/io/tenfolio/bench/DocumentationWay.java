package io.tenfolio.bench;

import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.Slot;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.valuation.Holding;
import io.tenfolio.valuation.Valuer;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcPagingItemReader;
import org.springframework.batch.infrastructure.item.database.Order;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcPagingItemReaderBuilder;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.annotation.Isolation;

/// What the framework's documentation teaches: a paging reader of portfolios, a processor that asks for each one's positions, a batch
/// writer, chunk by chunk; with the driver's bulk protocol, which its documentation advises.
final class DocumentationWay implements Way, AutoCloseable {
    private static final String POSITIONS =
            """
            select h.account_id, h.instrument_id, h.quantity, h.cost, h.realised_gain, i.asset_class, i.currency
            from   account_position h
            join   instrument i on i.id = h.instrument_id
            where  h.portfolio_id = ?
            """;
    private static final String STORE =
            """
            insert into bench_valuation (way, slot, portfolio_id, market_value, cash, cost, realised_gain, day_change)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final int chunk;
    private final int threads;
    private final Supplier<MarketSnapshot> market;
    private final DataSource database;
    private final JdbcTransactionManager transactions;
    private final JdbcTemplate jdbc;
    private final JobRepository jobs;
    private final TaskExecutorJobOperator operator;
    private final ThreadPoolTaskExecutor executor;

    /// `market`: the prices and rates of the slot that is valued.
    DocumentationWay(DataSource database, int chunk, int threads, Supplier<MarketSnapshot> market)
            throws Exception {
        this.chunk = chunk;
        this.threads = threads;
        this.market = market;
        this.database = database;
        this.transactions = new JdbcTransactionManager(database);
        this.jdbc = new JdbcTemplate(database);
        this.jobs = jobs();
        this.operator = new TaskExecutorJobOperator();
        operator.setJobRepository(jobs);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(new SyncTaskExecutor());
        operator.afterPropertiesSet();
        this.executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(threads);
        executor.initialize();
    }

    private record Portfolio(
            PortfolioId id, Currency base, BigDecimal worthBefore, BigDecimal flows) {}

    private record Valued(
            PortfolioId id,
            BigDecimal marketValue,
            BigDecimal cash,
            BigDecimal cost,
            BigDecimal realisedGain,
            BigDecimal dayChange) {}

    @Override
    public String name() {
        return "documentation, chunk %d, %s"
                .formatted(chunk, threads == 1 ? "1 thread" : threads + " threads");
    }

    /// Under which its rows stand.
    String shortName() {
        return "doc %d/%d".formatted(chunk, threads);
    }

    @Override
    public Duration value(Slot slot, int portfolios) {
        try {
            long begin = System.nanoTime();
            var parameters =
                    new JobParametersBuilder()
                            .addLong("slot", slot.epochSecond())
                            .addLong("portfolios", (long) portfolios)
                            .addString("way", shortName())
                            .toJobParameters();
            var job = new JobBuilder("documentation", jobs).start(step(slot, portfolios)).build();
            var execution = operator.start(job, parameters);
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw new IllegalStateException(
                        name() + " failed", execution.getAllFailureExceptions().getFirst());
            }
            return Duration.ofNanos(System.nanoTime() - begin);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Step step(Slot slot, int portfolios) throws Exception {
        var valuer = new Valuer(market.get());
        var step =
                new StepBuilder("value", jobs)
                        .<Portfolio, Valued>chunk(chunk)
                        .transactionManager(transactions)
                        .reader(reader(portfolios))
                        .processor(portfolio -> value(portfolio, valuer))
                        .writer(writer(slot));
        return (threads == 1 ? step : step.taskExecutor(executor)).build();
    }

    private JdbcPagingItemReader<Portfolio> reader(int portfolios) throws Exception {
        var reader =
                new JdbcPagingItemReaderBuilder<Portfolio>()
                        .name("portfolios")
                        .dataSource(database)
                        .pageSize(chunk)
                        .selectClause(
                                "select p.id, p.base_currency, c.market_value + c.cash as worth, coalesce(f.amount, 0) as flows")
                        .fromClause(
                                """
                                from portfolio p
                                join daily_close c on c.portfolio_id = p.id and c.day = '%s'
                                left join bench_flow f on f.portfolio_id = p.id
                                """
                                        .formatted(World.CLOSED_DAY))
                        .whereClause("where p.id <= " + portfolios)
                        .sortKeys(Map.of("p.id", Order.ASCENDING))
                        .rowMapper(DocumentationWay::toPortfolio)
                        .build();
        reader.afterPropertiesSet();
        return reader;
    }

    private JdbcBatchItemWriter<Valued> writer(Slot slot) {
        return new JdbcBatchItemWriterBuilder<Valued>()
                .dataSource(database)
                .sql(STORE)
                .itemPreparedStatementSetter((valued, row) -> set(slot, valued, row))
                .build();
    }

    private void set(Slot slot, Valued valued, PreparedStatement row) throws SQLException {
        row.setString(1, shortName());
        row.setLong(2, slot.epochSecond());
        row.setLong(3, valued.id.value());
        row.setBigDecimal(4, valued.marketValue);
        row.setBigDecimal(5, valued.cash);
        row.setBigDecimal(6, valued.cost);
        row.setBigDecimal(7, valued.realisedGain);
        row.setBigDecimal(8, valued.dayChange);
    }

    private Valued value(Portfolio portfolio, Valuer valuer) {
        List<Holding> holdings =
                jdbc.query(
                        POSITIONS,
                        (row, _) -> toHolding(row, portfolio.base),
                        portfolio.id.value());
        var valuation = valuer.value(portfolio.id, portfolio.base, holdings);
        var marketValue = valuation.marketValue().amount();
        var cash = valuation.cash().amount();
        return new Valued(
                portfolio.id,
                marketValue,
                cash,
                valuation.cost().amount(),
                valuation.realisedGain().amount(),
                marketValue.add(cash).subtract(portfolio.worthBefore).subtract(portfolio.flows));
    }

    private static Portfolio toPortfolio(ResultSet row, int number) throws SQLException {
        return new Portfolio(
                new PortfolioId(row.getLong("id")),
                Currency.getInstance(row.getString("base_currency")),
                row.getBigDecimal("worth"),
                row.getBigDecimal("flows"));
    }

    private static Holding toHolding(ResultSet row, Currency base) throws SQLException {
        return new Holding(
                new AccountId(row.getLong("account_id")),
                new InstrumentId(row.getInt("instrument_id")),
                AssetClass.valueOf(row.getString("asset_class")),
                Currency.getInstance(row.getString("currency")),
                new Quantity(row.getBigDecimal("quantity")),
                new Worth(row.getBigDecimal("cost"), base),
                new Worth(row.getBigDecimal("realised_gain"), base));
    }

    private JobRepository jobs() throws Exception {
        var factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(database);
        factory.setTransactionManager(transactions);
        factory.setIsolationLevelForCreateEnum(Isolation.READ_COMMITTED);
        factory.afterPropertiesSet();
        return factory.getObject();
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
