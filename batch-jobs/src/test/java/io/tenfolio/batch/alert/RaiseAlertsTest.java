package io.tenfolio.batch.alert;

import static io.tenfolio.batch.testing.SmallWorld.COIN_IN_EUR;
import static io.tenfolio.batch.testing.SmallWorld.COIN_IN_USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.alert.Alert;
import io.tenfolio.alert.Alert.LargeMove;
import io.tenfolio.alert.Alert.StalePrices;
import io.tenfolio.alert.AlertRule;
import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.batch.refresh.RefreshRun.Outcome;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.alert.AlertRules;
import io.tenfolio.db.alert.Notifications;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.Slot;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.Quality;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Portfolio 1 is worth 10 + 2 × 50 ÷ 1.25 + 100 = 190 EUR in the run of ten o'clock.
class RaiseAlertsTest {
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Slot TEN = new Slot(Instant.parse("2026-11-20T10:00:00Z"));
    private static final Slot TEN_PAST = TEN.next(STEP);
    private static final Slot TWENTY_PAST = TEN_PAST.next(STEP);
    private static final Currency EUR = Currency.getInstance("EUR");

    private static final UserId ADA = new UserId(1);
    private static final UserId BEN = new UserId(2);
    private static final UserId AUDITOR = new UserId(3);
    private static final PortfolioId HERS = new PortfolioId(1);
    private static final PortfolioId OTHER = new PortfolioId(3);

    private static TestDatabase database;
    private static SmallWorld world;
    private static ConfigurableApplicationContext context;

    private final RunGate gate = context.getBean(RunGate.class);
    private final RefreshRun refresh = context.getBean(RefreshRun.class);
    private final RaiseAlerts alerts = context.getBean(RaiseAlerts.class);
    private final AlertRules rules = context.getBean(AlertRules.class);
    private final Notifications notifications = context.getBean(Notifications.class);
    private final Portfolios portfolios = context.getBean(Portfolios.class);

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        world = new SmallWorld(database.ownerJdbc()).create(3);
        world.person(2, "ben", Role.INVESTOR);
        world.person(3, "otto", Role.AUDITOR);
        context = JobsInTest.on(database, RaiseAlerts.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        database.close();
    }

    @BeforeEach
    void aRunThatEverybodyWasToldOf() {
        world.reset();
        List.of("notification", "alert_rule", "told_run", "portfolio_grant")
                .forEach(table -> sql("delete from " + table));
        sql("update app_user set enabled = true");
        sql("update portfolio set closed_at = null, base_currency = 'EUR'");
        world.price(COIN_IN_EUR, "10", "EUR", TEN.start());
        world.price(COIN_IN_USD, "50", "USD", TEN.start());
        world.dollarsPerEuro("1.25", TEN.start());
        publish(TEN);
        assertThat(alerts.raise()).isZero();
    }

    @Test
    void tellsOfAMoveOverThePercentageOnce() {
        rules.keep(byPercent(ADA, HERS, "5"));

        coinInEuroCosts("20", TEN_PAST);
        publish(TEN_PAST);

        assertThat(alerts.raise()).isEqualTo(1);
        assertThat(toldTo(ADA)).containsExactly(move(ADA, HERS, TEN_PAST, "10", "5.2632"));
        assertThat(unreadOf(ADA)).isEqualTo(1);
    }

    @Test
    void tellsOfAMoveOfExactlyTheAmount() {
        rules.keep(byAmount(ADA, HERS, "10"));

        coinInEuroCosts("20", TEN_PAST);
        publish(TEN_PAST);

        assertThat(alerts.raise()).isEqualTo(1);
    }

    @Test
    void tellsOfAFall() {
        rules.keep(byPercent(ADA, HERS, "2"));

        coinInEuroCosts("5", TEN_PAST);
        publish(TEN_PAST);
        alerts.raise();

        assertThat(toldTo(ADA)).containsExactly(move(ADA, HERS, TEN_PAST, "-5", "-2.6316"));
    }

    @Test
    void tellsNothingOfASmallerMove() {
        rules.keep(byPercent(ADA, HERS, "5.2633"));
        rules.keep(byAmount(ADA, OTHER, "30.01"));

        coinInEuroCosts("20", TEN_PAST);
        publish(TEN_PAST);

        assertThat(alerts.raise()).isZero();
        assertThat(toldTo(ADA)).isEmpty();
    }

    @Test
    void doesNotCountWhatWasPaidInAsAMove() {
        rules.keep(byPercent(ADA, HERS, "5"));

        world.deposit(1, "1000", TEN.start().plusSeconds(60));
        coinInEuroCosts("11", TEN_PAST);
        publish(TEN_PAST);

        assertThat(alerts.raise()).isZero();
    }

    @Test
    void tellsEachRuleOfItsOwnPortfolio() {
        portfolios.share(HERS, BEN, Portfolios.Level.READ);
        rules.keep(byPercent(ADA, HERS, "5"));
        rules.keep(byPercent(ADA, OTHER, "5"));
        rules.keep(byAmount(BEN, HERS, "1"));

        coinInEuroCosts("20", TEN_PAST);
        publish(TEN_PAST);

        assertThat(alerts.raise()).isEqualTo(3);
        assertThat(toldTo(ADA)).extracting(Alert::portfolio).containsExactly(OTHER, HERS);
        assertThat(toldTo(BEN)).extracting(Alert::portfolio).containsExactly(HERS);
    }

    @Test
    void tellsNobodyTwiceWhenItBeginsAgain() {
        rules.keep(byPercent(ADA, HERS, "5"));
        coinInEuroCosts("20", TEN_PAST);
        publish(TEN_PAST);
        alerts.raise();

        assertThat(alerts.raise()).isZero();
        // as if its node had died between telling and remembering
        sql("delete from told_run");
        assertThat(alerts.raise()).isZero();

        assertThat(toldTo(ADA)).hasSize(1);
    }

    @Test
    void tellsTheNextSlotOfItsOwnMove() {
        rules.keep(byPercent(ADA, HERS, "5"));
        coinInEuroCosts("20", TEN_PAST);
        publish(TEN_PAST);
        alerts.raise();

        coinInEuroCosts("40", TWENTY_PAST);
        publish(TWENTY_PAST);

        assertThat(alerts.raise()).isEqualTo(1);
        assertThat(toldTo(ADA))
                .containsExactly(
                        move(ADA, HERS, TWENTY_PAST, "20", "10.0000"),
                        move(ADA, HERS, TEN_PAST, "10", "5.2632"));
    }

    @Test
    void tellsOfEachRunThoughAnotherFollowedBeforeAnybodyLooked() {
        rules.keep(byPercent(ADA, HERS, "5"));
        coinInEuroCosts("20", TEN_PAST);
        publish(TEN_PAST);
        publish(TWENTY_PAST);

        assertThat(alerts.raise()).isEqualTo(1);
        assertThat(toldTo(ADA)).containsExactly(move(ADA, HERS, TEN_PAST, "10", "5.2632"));
    }

    @Test
    void tellsNobodyOfAnOlderSlotThatIsPublishedLate() {
        publish(TWENTY_PAST);
        alerts.raise();
        rules.keep(byPercent(ADA, HERS, "5"));

        coinInEuroCosts("20", TEN_PAST);
        publishAgain(TEN_PAST);

        assertThat(alerts.raise()).isZero();
        assertThat(toldTo(ADA)).isEmpty();
    }

    @Test
    void comparesARepeatedRunWithTheSlotBefore() {
        publish(TEN_PAST);
        alerts.raise();
        rules.keep(byPercent(ADA, HERS, "5"));

        coinInEuroCosts("20", TEN_PAST);
        publishAgain(TEN_PAST);

        assertThat(alerts.raise()).isEqualTo(1);
        assertThat(toldTo(ADA)).containsExactly(move(ADA, HERS, TEN_PAST, "10", "5.2632"));
    }

    @Test
    void tellsOnceThatPricesBecameStale() {
        rules.keep(new AlertRule(ADA, HERS, null, null, true));
        coinInEuroIsStale(TEN_PAST);
        publish(TEN_PAST);

        assertThat(alerts.raise()).isEqualTo(1);
        assertThat(toldTo(ADA)).containsExactly(new StalePrices(ADA, HERS, TEN_PAST, 1));

        publish(TWENTY_PAST);
        assertThat(alerts.raise()).isZero();
    }

    @Test
    void doesNotTellOfStalePricesThatTouchNobody() {
        rules.keep(new AlertRule(ADA, HERS, null, null, true));
        rules.keep(new AlertRule(ADA, OTHER, null, null, true));
        sql(
                "update account_position set quantity = 0 where portfolio_id = 1 and instrument_id = 1");
        coinInEuroIsStale(TEN_PAST);
        publish(TEN_PAST);

        assertThat(alerts.raise()).isEqualTo(1);
        assertThat(toldTo(ADA)).extracting(Alert::portfolio).containsExactly(OTHER);
    }

    @Test
    void tellsNothingOfStalePricesToThoseWhoDidNotAsk() {
        rules.keep(byPercent(ADA, HERS, "50"));
        coinInEuroIsStale(TEN_PAST);
        publish(TEN_PAST);

        assertThat(alerts.raise()).isZero();
    }

    @Test
    void tellsNobodyWhoDoesNotSeeThePortfolioAnyMore() {
        rules.keep(byPercent(BEN, HERS, "5"));
        coinInEuroCosts("20", TEN_PAST);
        publish(TEN_PAST);

        assertThat(alerts.raise()).isZero();
    }

    @Test
    void tellsNobodyWhoIsDisabledAndNobodyOfAClosedPortfolio() {
        rules.keep(byPercent(ADA, HERS, "5"));
        rules.keep(byPercent(AUDITOR, HERS, "5"));
        rules.keep(byPercent(AUDITOR, OTHER, "5"));
        sql("update app_user set enabled = false where id = 1");
        sql("update portfolio set closed_at = utc_timestamp(6) where id = 1");
        coinInEuroCosts("20", TEN_PAST);
        publish(TEN_PAST);

        assertThat(alerts.raise()).isEqualTo(1);
        assertThat(toldTo(ADA)).isEmpty();
        assertThat(toldTo(AUDITOR)).extracting(Alert::portfolio).containsExactly(OTHER);
    }

    @Test
    void showsNoNoticeOfAPortfolioThatIsNoLongerShared() {
        portfolios.share(HERS, BEN, Portfolios.Level.READ);
        rules.keep(byPercent(BEN, HERS, "5"));
        coinInEuroCosts("20", TEN_PAST);
        publish(TEN_PAST);
        alerts.raise();
        assertThat(unreadOf(BEN)).isEqualTo(1);

        sql("delete from portfolio_grant");

        assertThat(toldTo(BEN)).isEmpty();
        assertThat(unreadOf(BEN)).isZero();
    }

    @Test
    void keepsOneRulesTroubleFromTheOthers() {
        rules.keep(byPercent(ADA, HERS, "5"));
        rules.keep(byPercent(ADA, OTHER, "5"));
        coinInEuroCosts("20", TEN_PAST);
        publish(TEN_PAST);
        sql("update portfolio set base_currency = 'QQQ' where id = 1");

        assertThat(alerts.raise()).isEqualTo(1);
        assertThat(toldTo(ADA)).extracting(Alert::portfolio).containsExactly(OTHER);
    }

    private void publish(Slot slot) {
        gate.queueDue(slot, STEP, "timetable", _ -> "");
        run();
    }

    private void publishAgain(Slot slot) {
        gate.rerun(slot, "ada");
        run();
    }

    private void run() {
        assertThat(refresh.run(gate.claimNext("one").orElseThrow(), () -> false))
                .isEqualTo(Outcome.PUBLISHED);
    }

    private void coinInEuroCosts(String euros, Slot slot) {
        world.price(COIN_IN_EUR, euros, "EUR", slot.start());
    }

    private void coinInEuroIsStale(Slot slot) {
        world.price(COIN_IN_EUR, "10", "EUR", slot.start(), Quality.STALE);
    }

    private static AlertRule byPercent(UserId user, PortfolioId portfolio, String percent) {
        return new AlertRule(user, portfolio, new BigDecimal(percent), null, false);
    }

    private static AlertRule byAmount(UserId user, PortfolioId portfolio, String euros) {
        return new AlertRule(user, portfolio, null, new BigDecimal(euros), false);
    }

    private static LargeMove move(
            UserId user, PortfolioId portfolio, Slot slot, String euros, String percent) {
        return new LargeMove(
                user,
                portfolio,
                slot,
                new Worth(new BigDecimal(euros), EUR),
                new BigDecimal(percent));
    }

    private List<Alert> toldTo(UserId user) {
        return notifications.of(user, 10).stream().map(Notifications.Told::alert).toList();
    }

    private int unreadOf(UserId user) {
        return notifications.unread(List.of(user)).getOrDefault(user, 0);
    }

    private static void sql(String sql) {
        database.ownerJdbc().sql(sql).update();
    }
}
