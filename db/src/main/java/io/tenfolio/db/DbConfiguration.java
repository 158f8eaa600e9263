package io.tenfolio.db;

import io.tenfolio.db.access.AccessSettings;
import io.tenfolio.db.access.AccessTokens;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.db.access.LoginThrottle;
import io.tenfolio.db.access.OneTimeSecrets;
import io.tenfolio.db.access.UserDirectory;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.alert.AlertRules;
import io.tenfolio.db.alert.Notifications;
import io.tenfolio.db.api.KeptAnswers;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.instrument.InstrumentMerges;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.job.Nodes;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.RunHistory;
import io.tenfolio.db.job.RunLog;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Schedules;
import io.tenfolio.db.ledger.BookedFacts;
import io.tenfolio.db.ledger.Flows;
import io.tenfolio.db.ledger.GrossCosts;
import io.tenfolio.db.ledger.LedgerImport;
import io.tenfolio.db.ledger.LedgerLines;
import io.tenfolio.db.ledger.Ledgers;
import io.tenfolio.db.ledger.LedgersThen;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.ledger.PositionFlows;
import io.tenfolio.db.ledger.PositionSplits;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.live.HazelcastConfiguration;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.PriceArchive;
import io.tenfolio.db.price.PricePaths;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.Pushes;
import io.tenfolio.db.price.QuoteInbox;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.db.price.SourceStates;
import io.tenfolio.db.price.Venues;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportPortfolios;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.db.report.ReportSubscriptions;
import io.tenfolio.db.schema.AfterMigrate;
import io.tenfolio.db.schema.DemoGuard;
import io.tenfolio.db.schema.Grants;
import io.tenfolio.db.schema.Installation;
import io.tenfolio.db.schema.VenueCalendars;
import io.tenfolio.db.valuation.CloseArchive;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.db.valuation.LastCloses;
import io.tenfolio.db.valuation.LateInputs;
import io.tenfolio.db.valuation.StaleCloses;
import io.tenfolio.db.valuation.ValuationDays;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.portfolio.BlockLayout;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/// All stores, on the data source, transaction manager and Flyway that Spring Boot configures.
@Configuration(proxyBeanMethods = false)
@Import({
    AccessSettings.class,
    AccessTokens.class,
    AlertRules.class,
    AuditTrail.class,
    BookedFacts.class,
    CloseArchive.class,
    DailyCloses.class,
    DeadLetters.class,
    Flows.class,
    GrossCosts.class,
    HazelcastConfiguration.class,
    Installation.class,
    InstrumentMerges.class,
    Instruments.class,
    JobRequests.class,
    KeptAnswers.class,
    LastCloses.class,
    LateInputs.class,
    LedgerImport.class,
    LedgerLines.class,
    Ledgers.class,
    LoginSessions.class,
    LedgersThen.class,
    LoginThrottle.class,
    Nodes.class,
    Notifications.class,
    OneTimeSecrets.class,
    Portfolios.class,
    PositionColumns.class,
    PositionFlows.class,
    PositionSplits.class,
    Positions.class,
    PriceArchive.class,
    PricePaths.class,
    Prices.class,
    Pushes.class,
    QuoteInbox.class,
    RawQuotes.class,
    ReportFiles.class,
    ReportPortfolios.class,
    ReportRequests.class,
    ReportSubscriptions.class,
    RunGate.class,
    RunHistory.class,
    RunLog.class,
    Runs.class,
    StaleCloses.class,
    Schedules.class,
    SourceStates.class,
    UserDirectory.class,
    Users.class,
    ValuationDays.class,
    Valuations.class,
    Venues.class
})
public class DbConfiguration {
    @Bean
    static ConnectionSettings connectionSettings() {
        return new ConnectionSettings();
    }

    /// `tenfolio.db.running-host`: where the running user may come from, as in its account.
    @Bean
    AfterMigrate afterMigrate(
            @Value("${spring.datasource.username}") String runningUser,
            @Value("${tenfolio.db.running-host:%}") String host) {
        return new AfterMigrate(new Grants(runningUser, host));
    }

    @Bean
    VenueCalendars venueCalendars() {
        return new VenueCalendars();
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        return new Transactions(manager);
    }

    @Bean
    DatabaseClock clock(Installation installation) {
        var clock = new DatabaseClock(installation::databaseTime, Clock.systemUTC());
        clock.measure();
        return clock;
    }

    /// Asked before anything else is done with the database. `tenfolio.demo` is set by the launcher of a data folder, never by hand.
    @Bean
    @DependsOnDatabaseInitialization
    DemoGuard demoGuard(
            Installation installation,
            Users users,
            @Value("${tenfolio.demo:false}") boolean demo,
            @Value("${spring.datasource.url}") String url) {
        var guard = new DemoGuard(installation, users);
        guard.check(demo, url);
        return guard;
    }

    /// Fixed with the first start on a database; later starts get what is there.
    @Bean
    @DependsOnDatabaseInitialization
    BlockLayout blockLayout(
            Installation installation, @Value("${tenfolio.block-size:1000}") int size) {
        return installation.layout(new BlockLayout(size));
    }
}
