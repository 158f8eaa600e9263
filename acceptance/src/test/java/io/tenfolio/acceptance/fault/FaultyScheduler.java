package io.tenfolio.acceptance.fault;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.live.LiveValuations;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.scheduler.SchedulerApplication;
import io.tenfolio.valuation.Figure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The scheduler as it is, with a few of its stores made to stand still, be slow or lose a guard when [Control] says so.
public final class FaultyScheduler {
    private FaultyScheduler() {}

    public static void main(String[] args) {
        SchedulerApplication.application().sources(FaultPoints.class).run(args);
    }

    /// Puts the points into the context.
    @Configuration(proxyBeanMethods = false)
    static class FaultPoints {
        @Bean
        static BeanPostProcessor faultPoints(BeanFactory beans) {
            var control = new Control(Path.of(System.getProperty("control")));
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return switch (bean) {
                        case RunGate _ -> new FaultyGate(beans, control);
                        case RawQuotes _ -> new FaultyStart(beans, control);
                        case Valuations _ -> new FaultyBlocks(beans, control);
                        case LiveValuations live -> new FaultyMap(live, control);
                        default -> bean;
                    };
                }
            };
        }
    }

    private static final class FaultyGate extends RunGate {
        private final Control control;

        FaultyGate(BeanFactory beans, Control control) {
            super(beans.getBean(JdbcClient.class), beans.getBean(Transactions.class));
            this.control = control;
        }

        @Override
        public Optional<Claim> claimNext(String node) {
            return control.isSet(Control.CLAIMS_NOTHING) ? Optional.empty() : super.claimNext(node);
        }

        @Override
        public Optional<Claim> takeOver(String node, Duration silence) {
            return control.isSet(Control.TAKES_NOTHING_OVER)
                    ? Optional.empty()
                    : super.takeOver(node, silence);
        }

        @Override
        public Asked askNow(Slot current, Instant askedAt, String requestedBy) {
            return control.isSet(Control.JOINS_NOTHING)
                    ? new Asked(super.rerun(current, requestedBy), false)
                    : super.askNow(current, askedAt, requestedBy);
        }
    }

    /// Fetching is a run's first work: it records each attempt.
    private static final class FaultyStart extends RawQuotes {
        private final Control control;

        FaultyStart(BeanFactory beans, Control control) {
            super(beans.getBean(JdbcClient.class));
            this.control = control;
        }

        @Override
        public void record(Fetch fetch) {
            control.pass(Control.Point.START);
            super.record(fetch);
        }
    }

    private static final class FaultyBlocks extends Valuations {
        private static final int MIDDLE = 20;
        private static final int LAST = FaultWorld.BLOCKS - 1;
        private static final long SLOW_MILLIS = 250;

        private final Control control;

        FaultyBlocks(BeanFactory beans, Control control) {
            super(beans.getBean(JdbcTemplate.class), beans.getBean(BlockLayout.class));
            this.control = control;
        }

        /// Inside the chunk's transaction, with the run held.
        @Override
        public void store(RunId run, int epoch, List<StoredBlock> blocks) {
            super.store(run, epoch, blocks);
            blocks.forEach(block -> stored(block.block()));
        }

        private void stored(int block) {
            if (block == MIDDLE) {
                control.pass(Control.Point.MID_CHUNK);
            }
            if (block == LAST) {
                control.pass(Control.Point.LAST_CHUNK);
            }
            if (control.isSet(Control.SLOW)) {
                Control.pause(SLOW_MILLIS);
            }
        }
    }

    private record FaultyMap(LiveValuations live, Control control) implements LiveValuations {
        @Override
        public void show(RunId run, Map<Integer, Map<Figure, byte[]>> blocks) {
            control.pass(Control.Point.BEFORE_MAP);
            if (!control.isSet(Control.SHOWS_NOTHING)) {
                live.show(run, blocks);
            }
        }

        @Override
        public Optional<RunId> shown() {
            return live.shown();
        }

        @Override
        public Optional<Map<Figure, Long>> of(RunId run, PortfolioId portfolio) {
            return live.of(run, portfolio);
        }

        @Override
        public AutoCloseable onHint(Consumer<RunId> listener) {
            return live.onHint(listener);
        }
    }
}
