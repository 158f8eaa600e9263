package io.tenfolio.standalone;

import io.tenfolio.db.schema.DemoMeetsReal;
import io.tenfolio.localmariadb.DataFolderLocked;
import io.tenfolio.localmariadb.LocalMariaDb;
import io.tenfolio.localmariadb.LocalMariaDbFailure;
import io.tenfolio.localmariadb.MariaDbDidNotStart;
import io.tenfolio.localmariadb.MariaDbMissing;
import io.tenfolio.localmariadb.Options;
import io.tenfolio.localmariadb.PortTaken;
import io.tenfolio.localmariadb.TooLittleDisk;
import io.tenfolio.marketsim.Market;
import io.tenfolio.marketsim.MarketSim;
import io.tenfolio.marketsim.TradePusher;
import io.tenfolio.standalone.demo.DemoGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;

/// Starts what the context needs, in order, then the context: the lock on the data folder, a free port, the database, the
/// pretend market.
final class Launch {
    private static final Duration BETWEEN_TRADES = Duration.ofSeconds(15);

    private final StartOptions options;
    private final Map<String, String> environment;

    Launch(StartOptions options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    void run() {
        var home = DataHome.take(options.data());
        Loopback.requireFree(options.port());
        if (options.fresh()) {
            home.empty();
        }
        var settings =
                OutsideDatabase.in(environment)
                        .map(outside -> outside.settings(options))
                        .orElseGet(() -> ownDatabase(home));
        startContext(home, settings);
    }

    private Map<String, Object> ownDatabase(DataHome home) {
        try {
            var database = LocalMariaDb.start(home.mariadb(), Options.defaults());
            SpringApplication.getShutdownHandlers().add(database::stop);
            var market =
                    MarketSim.start(0, Market.demo(DemoGenerator.SEED, InstantSource.system()));
            SpringApplication.getShutdownHandlers().add(market::stop);
            var world = new OwnWorld(home, database, market);
            if (options.trades()) {
                var trades =
                        TradePusher.start(
                                market.market(),
                                world.intake(),
                                world.intakeSecret(),
                                BETWEEN_TRADES);
                SpringApplication.getShutdownHandlers().add(trades::close);
            }
            return world.settings(options);
        } catch (LocalMariaDbFailure e) {
            throw new CannotStart(codeOf(e), String.valueOf(e.getMessage()));
        }
    }

    private static ExitCode codeOf(LocalMariaDbFailure failure) {
        return switch (failure) {
            case DataFolderLocked _ -> ExitCode.DATA_FOLDER_IN_USE;
            case TooLittleDisk _ -> ExitCode.TOO_LITTLE_DISK;
            case MariaDbMissing _, MariaDbDidNotStart _ -> ExitCode.NO_MARIADB;
            case PortTaken _ -> ExitCode.PORT_TAKEN;
        };
    }

    /// What the data folder says beats the environment: a stray variable must not lead demo things to another database.
    private void startContext(DataHome home, Map<String, Object> settings) {
        var application = new SpringApplication(StandaloneApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(Map.of("logging.file.name", home.log().toString()));
        application.addInitializers(context ->
                context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("tenfolio up", settings)));
        try {
            application.run();
        } catch (RuntimeException e) {
            throw cannotStart(home, rootOf(e));
        }
    }

    private static CannotStart cannotStart(DataHome home, Throwable cause) {
        return cause instanceof DemoMeetsReal
                ? new CannotStart(ExitCode.DEMO_MEETS_REAL, String.valueOf(cause.getMessage()))
                : new CannotStart(
                        ExitCode.FAILED,
                        "Tenfolio could not start: %s%nMore is in %s"
                                .formatted(cause.getMessage(), home.log()));
    }

    private static Throwable rootOf(Throwable e) {
        var cause = e.getCause();
        return cause == null || cause == e ? e : rootOf(cause);
    }
}
