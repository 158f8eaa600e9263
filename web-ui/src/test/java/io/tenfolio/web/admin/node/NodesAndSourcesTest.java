package io.tenfolio.web.admin.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.access.Role;
import io.tenfolio.db.job.Nodes;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.db.price.SourceStates;
import io.tenfolio.job.RunState;
import io.tenfolio.job.SourceReport.Breaker;
import io.tenfolio.price.SourceName;
import io.tenfolio.web.admin.ConsoleTest;
import io.tenfolio.web.admin.source.SourcesView;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class NodesAndSourcesTest extends ConsoleTest {
    private static final Instant SLOT = Instant.parse("2026-11-20T13:20:00Z");

    @Autowired Nodes nodes;
    @Autowired SourceStates states;
    @Autowired RawQuotes rawQuotes;
    @Autowired NodeService service;

    @BeforeEach
    void nothingYet() {
        forgetRuns();
        world.database.ownerJdbc().sql("delete from node").update();
    }

    @Test
    void showsWhatANodeHasInHandAndWhoFellSilent() {
        nodes.seen(
                "one",
                "scheduler",
                "0.1",
                SLOT,
                Duration.ofMillis(-37),
                "READY",
                new Nodes.Load(12, 340),
                "");
        nodes.seen("two", "scheduler", "0.1", SLOT, Duration.ofMillis(2_400), "CLOCK_OFF");
        nodes.seen("gone", "scheduler", "0.1", SLOT, Duration.ZERO, "READY");
        world.database
                .ownerJdbc()
                .sql(
                        "update node set seen_at = utc_timestamp(6) - interval 3 minute where id = 'gone'")
                .update();
        run(SLOT, 0, RunState.RUNNING, "");
        world.database.ownerJdbc().sql("update run set node = 'one'").update();

        assertThat(textOf(navigate(NodesView.class)))
                .contains("run of", "12 %", "340 MB", "-37 ms", "Clock is off", "Silent for 3 min");
    }

    @Test
    void showsThisWebNodeItself() {
        var page = navigate(NodesView.class);

        soon(() -> assertThat(textOf(page)).contains("web-", "Open pages"));
    }

    @Test
    void showsASourceThatIsLeftAloneWithItsNewestAttempts() {
        var run = run(SLOT, 0, RunState.PUBLISHED, "");
        var page = navigate(SourcesView.class);
        states.seen("one", "ecb", Breaker.State.OPEN, 5, Duration.ofMinutes(10));
        rawQuotes.record(
                new RawQuotes.Fetch(
                        run,
                        new SourceName("ecb"),
                        service.now(),
                        Duration.ofMillis(3_000),
                        RawQuotes.Outcome.FAILED,
                        "it answered HTTP 503",
                        Optional.empty()));

        soon(() ->
                assertThat(textOf(page))
                        .contains(
                                "ecb",
                                "Left alone",
                                "it answered HTTP 503",
                                "1 of 1 attempts",
                                "never"));
        states.seen("one", "ecb", Breaker.State.CLOSED, 0, Duration.ofMinutes(10));
        soon(() -> assertThat(textOf(page)).contains("Asked as usual"));
    }

    @Test
    void tellInvestorsNothing() {
        logIn(Role.INVESTOR, Locale.UK);

        assertThatThrownBy(service::watch).isInstanceOf(AccessDeniedException.class);
    }
}
