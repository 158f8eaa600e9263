package io.tenfolio.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.tenfolio.access.UserId;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.ConnectionSettings;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.Ledgers;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.live.CacheSilent;
import io.tenfolio.db.live.HazelcastConfiguration;
import io.tenfolio.db.live.HazelcastValuations;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.schema.AfterMigrate;
import io.tenfolio.db.schema.Grants;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.JobRequest.Kind;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.localmariadb.LocalMariaDb;
import io.tenfolio.localmariadb.Options;
import io.tenfolio.marketsim.Market;
import io.tenfolio.marketsim.MarketSim;
import io.tenfolio.marketsim.Source;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.FileSystemUtils;

/// Two scheduler processes on a MariaDB process and the pretend market, with 250 portfolios in 42 blocks.
final class FaultWorld implements AutoCloseable {
    static final int PORTFOLIOS = 250;
    static final int BLOCK_SIZE = 6;
    static final int BLOCKS = 42;
    static final Duration STEP = Duration.ofSeconds(20);

    private static final String KEY = "a-key-that-no-log-may-tell";
    private static final Duration MAP_WITHIN = Duration.ofSeconds(30);

    /// For what must come but has no bar: a busy machine may take its time to start two nodes.
    static final Duration PATIENCE = Duration.ofMinutes(5);

    final FaultLog faults = new FaultLog();
    final SchedulerProcess one;
    final SchedulerProcess two;
    final JdbcClient jdbc;
    final Transactions transactions;
    final Runs runs;
    final JobRequests requests;
    final Ledgers ledgers;
    final Checker checker;
    final AccountId account;

    private final Path folder;
    private final MarketSim market;
    private final HikariDataSource pool;
    private final int clusterPort = twoFreePorts();
    private final Set<RunId> checked = new HashSet<>();
    private LocalMariaDb database;
    private @Nullable ConfigurableApplicationContext cache;

    FaultWorld() {
        try {
            folder = Files.createTempDirectory("tenfolio-faults");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = LocalMariaDb.start(folder.resolve("mariadb"), Options.defaults());
        market = MarketSim.start(0, Market.demo(1, InstantSource.system()));
        migrate();
        pool = pool(database.appUser(), database.appPassword());
        jdbc = JdbcClient.create(pool);
        transactions = new Transactions(new JdbcTransactionManager(pool));
        var layout = new BlockLayout(BLOCK_SIZE);
        runs = new Runs(jdbc, transactions);
        requests = new JobRequests(jdbc);
        var prices = new Prices(jdbc);
        ledgers =
                new Ledgers(
                        jdbc,
                        transactions,
                        new Instruments(jdbc, transactions),
                        prices,
                        new AuditTrail(jdbc));
        checker =
                new Checker(
                        jdbc,
                        runs,
                        new Valuations(new JdbcTemplate(pool), layout),
                        prices,
                        new Positions(jdbc),
                        STEP);
        account = createData(new Portfolios(jdbc, transactions));
        one = new SchedulerProcess("one", folder, settings());
        two = new SchedulerProcess("two", folder, settings());
    }

    /// Both nodes run, have shown themselves in this life of theirs, a run was published, and nothing is under way.
    void bothUp() {
        makeWhole();
        var began = Instant.now();
        var dead = Stream.of(one, two).filter(node -> !node.isAlive()).toList();
        dead.forEach(SchedulerProcess::start);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(isSeen(one) && isSeen(two))
                                .as("alive %s, %s; %s", one.isAlive(), two.isAlive(), nodes())
                                .isTrue());
        await().atMost(PATIENCE).until(() -> runs.latestPublished().isPresent());
        quiet();
        if (!dead.isEmpty()) {
            // a node that warms up on a busy machine may need longer than a slot for a run
            faults.note("nodes were starting", began, Instant.now());
        }
    }

    /// Nothing is broken any more but what was killed: a node that stands goes on, each guard is back.
    void makeWhole() {
        one.control().forgetAll();
        two.control().forgetAll();
        faults.end();
    }

    /// Nothing is queued or running.
    void quiet() {
        await().atMost(PATIENCE).until(() -> unfinished() == 0);
    }

    /// Asks for a run of the current slot; the run that was made.
    RunId runNow() {
        var request = requests.ask(Kind.RUN_NOW, null, "test", "a fault is coming");
        var outcome = outcome(request);
        return runs.newest(20).stream()
                .map(Run::id)
                .filter(run -> outcome.contains(run.toString()))
                .findFirst()
                .orElseThrow();
    }

    String outcome(long request) {
        return await().atMost(PATIENCE)
                .until(() -> requests.outcome(request), Optional::isPresent)
                .orElseThrow();
    }

    void awaitState(RunId run, RunState state) {
        await().atMost(PATIENCE).until(() -> state(run) == state);
    }

    RunState state(RunId run) {
        return runs.find(run).orElseThrow().state();
    }

    /// The run that is under way once it has so many blocks; a slot that turns over meanwhile changes which.
    RunId underWay(Predicate<Run> which, int blocks) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                runs.newest(20).stream()
                                        .filter(run -> run.state() == RunState.RUNNING)
                                        .filter(which)
                                        .map(Run::id)
                                        .filter(run -> blocks(run) >= blocks)
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /// How long after `since` the first block of `epoch` was written; the database's clock is this machine's.
    Duration firstBlockAfter(Instant since, RunId run, int epoch, Duration patience) {
        var first =
                await().atMost(patience.plusSeconds(1))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> firstBlock(run, epoch), Optional::isPresent);
        return Duration.between(since, first.orElseThrow());
    }

    int blocks(RunId run) {
        return jdbc.sql(
                        "select count(*) from run_block where slot = :slot and revision = :revision")
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .query(Integer.class)
                .single();
    }

    HazelcastValuations live() {
        if (cache == null) {
            cache =
                    new SpringApplicationBuilder(CacheClient.class)
                            .web(WebApplicationType.NONE)
                            .properties(Map.copyOf(clusterSettings("client")))
                            .run();
            var live = cache.getBean(HazelcastValuations.class);
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(CacheSilent.class)
                    .until(() -> live.shown() != null);
        }
        return cache.getBean(HazelcastValuations.class);
    }

    /// The whole cluster went away; a client that waits for it to come back is replaced.
    void forgetCache() {
        if (cache != null) {
            cache.close();
            cache = null;
        }
    }

    /// Everything the checker knows, when nothing is under way.
    void check() {
        quiet();
        assertThat(checker.slots(faults)).isEmpty();
        assertThat(checker.counts()).isEmpty();
        var unchecked = checker.published().stream().filter(run -> checked.add(run.id())).toList();
        assertThat(checker.values(unchecked)).isEmpty();
        assertThat(checker.lateWrites()).isEmpty();
        assertThat(checker.audit()).isEmpty();
        awaitMap(wrong -> assertThat(wrong).isEmpty());
        assertThat(Checker.secrets(allLogs(), secrets())).isEmpty();
    }

    /// What the checker says of the cache comes to be as expected; a cache that is silent for a moment is asked again.
    void awaitMap(Consumer<List<String>> expected) {
        var live = live();
        await().atMost(MAP_WITHIN)
                .ignoreExceptionsInstanceOf(CacheSilent.class)
                .untilAsserted(() -> expected.accept(checker.map(live)));
    }

    void killDatabase() {
        signalDatabase();
        database.awaitEnd();
        database.stop();
    }

    /// On the same port, from the same folder.
    void startDatabase() {
        database =
                LocalMariaDb.start(
                        folder.resolve("mariadb"), Options.defaults().withPort(database.port()));
    }

    @Override
    public void close() {
        one.stop();
        two.stop();
        forgetCache();
        pool.close();
        market.stop();
        database.stop();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    private void signalDatabase() {
        try {
            new ProcessBuilder("kill", "-KILL", Long.toString(database.pid())).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void migrate() {
        try (var owner = pool(database.ownerUser(), database.ownerPassword())) {
            Flyway.configure()
                    .dataSource(owner)
                    .callbacks(new AfterMigrate(new Grants(database.appUser(), "%")))
                    .load()
                    .migrate();
            var world = new SmallWorld(JdbcClient.create(owner)).create(PORTFOLIOS);
            var longAgo = Instant.parse("2026-11-01T10:00:00Z");
            world.price(SmallWorld.COIN_IN_EUR, "12.3456", "EUR", longAgo);
            world.price(SmallWorld.COIN_IN_USD, "40000", "USD", longAgo);
            world.dollarsPerEuro("1.0847", longAgo);
            world.knownTo("coingecko", SmallWorld.COIN_IN_USD, "bitcoin");
        }
    }

    /// One more portfolio whose positions come from its ledger alone, for bookings under load.
    private static AccountId createData(Portfolios portfolios) {
        var portfolio =
                portfolios.create(
                        new UserId(1),
                        "Booked under load",
                        Currency.getInstance("EUR"),
                        ZoneOffset.UTC,
                        CostMethod.FIFO);
        assertThat(portfolio).isEqualTo(new PortfolioId(PORTFOLIOS + 1));
        return portfolios.openAccount(portfolio, "Main", Account.Kind.BROKERAGE, false);
    }

    private Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("spring.datasource.url", database.jdbcUrl("tenfolio"));
        settings.put("spring.datasource.username", database.appUser());
        settings.put("spring.datasource.password", database.appPassword());
        settings.put("spring.flyway.enabled", "false");
        settings.put("server.port", "0");
        settings.put("logging.config", "classpath:scheduler-process.xml");
        settings.put("tenfolio.block-size", Integer.toString(BLOCK_SIZE));
        settings.put("tenfolio.valuation.blocks-per-chunk", "1");
        settings.put("tenfolio.timetable.every", STEP.toString());
        settings.put(
                "tenfolio.sources.coingecko.url", market.endpoint(Source.COINGECKO).toString());
        settings.put("tenfolio.sources.coingecko.key", KEY);
        settings.put("tenfolio.sources.ecb.url", market.endpoint(Source.ECB).toString());
        clusterSettings("member").forEach((key, value) -> settings.put(key, value.toString()));
        return settings;
    }

    private Map<String, Object> clusterSettings(String mode) {
        return Map.of(
                "tenfolio.hazelcast.mode",
                mode,
                "tenfolio.hazelcast.cluster-name",
                "faults-" + clusterPort,
                "tenfolio.hazelcast.port",
                Integer.toString(clusterPort),
                "tenfolio.hazelcast.members",
                "127.0.0.1:%d,127.0.0.1:%d".formatted(clusterPort, clusterPort + 1));
    }

    private HikariDataSource pool(String user, String password) {
        var made = new HikariDataSource();
        made.setJdbcUrl(database.jdbcUrl("tenfolio"));
        made.setUsername(user);
        made.setPassword(password);
        ConnectionSettings.apply(made);
        made.setConnectionTimeout(2_000);
        return made;
    }

    private boolean isSeen(SchedulerProcess node) {
        return jdbc.sql(
                                """
                                select count(*)
                                from   node
                                where  id = :name
                                and    state = 'READY'
                                and    started_at > :began
                                and    seen_at > utc_timestamp(6) - interval 4 second
                                """)
                        .param("name", node.name())
                        .param("began", Utc.of(node.startedAt()))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private List<String> nodes() {
        return jdbc.sql(
                        "select concat(id, ' ', state, ' began ', started_at, ' seen ', seen_at, ' now ', utc_timestamp(6)) from node")
                .query(String.class)
                .list();
    }

    private int unfinished() {
        return jdbc.sql("select count(*) from run where state in ('QUEUED', 'RUNNING')")
                .query(Integer.class)
                .single();
    }

    private Optional<Instant> firstBlock(RunId run, int epoch) {
        return jdbc.sql(
                        """
                        select min(written_at) as first
                        from   run_block
                        where  slot = :slot
                        and    revision = :revision
                        and    epoch = :epoch
                        """)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .param("epoch", epoch)
                .query((row, _) ->
                        Optional.ofNullable(row.getObject("first", LocalDateTime.class))
                                .map(time -> time.toInstant(ZoneOffset.UTC)))
                .single();
    }

    private List<Path> allLogs() {
        return Stream.of(one, two).flatMap(node -> node.logs().stream()).toList();
    }

    private List<String> secrets() {
        return List.of(database.appPassword(), database.ownerPassword(), KEY);
    }

    /// A free port whose next one is free too.
    private static int twoFreePorts() {
        while (true) {
            try (var first = listening(0);
                    var _ = listening(first.getLocalPort() + 1)) {
                return first.getLocalPort();
            } catch (BindException e) {
                // the next one is somebody's
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    /// The test's own view of the cache.
    @Configuration(proxyBeanMethods = false)
    @Import(HazelcastConfiguration.class)
    static class CacheClient {
        @Bean
        BlockLayout layout() {
            return new BlockLayout(BLOCK_SIZE);
        }
    }
}
