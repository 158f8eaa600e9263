package io.tenfolio.batch.testing;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts faults into the stores of a context: something that happens before a block is read or while it is stored, and a run's hold that can be
/// switched off to see that it is what protects.
public final class Faults implements BeanPostProcessor {
    private final BeanFactory beans;
    private volatile IntConsumer beforeReading = _ -> {};
    private volatile IntConsumer whileStoring = _ -> {};
    private volatile boolean holdsRuns = true;

    public Faults(BeanFactory beans) {
        this.beans = beans;
    }

    public void none() {
        beforeReading = _ -> {};
        whileStoring = _ -> {};
        holdsRuns = true;
    }

    public void beforeReading(IntConsumer block) {
        beforeReading = block;
    }

    public void whileStoring(IntConsumer block) {
        whileStoring = block;
    }

    public void withoutHold() {
        holdsRuns = false;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case Positions _ -> new FaultyPositions();
            case Valuations _ -> new FaultyValuations();
            case Runs _ -> new FaultyRuns();
            default -> bean;
        };
    }

    private final class FaultyPositions extends Positions {
        FaultyPositions() {
            super(beans.getBean(JdbcClient.class));
        }

        @Override
        public List<Held> between(PortfolioId first, PortfolioId last, long sequence) {
            beforeReading.accept(beans.getBean(BlockLayout.class).blockOf(first));
            return super.between(first, last, sequence);
        }
    }

    private final class FaultyValuations extends Valuations {
        FaultyValuations() {
            super(beans.getBean(JdbcClient.class), beans.getBean(BlockLayout.class));
        }

        @Override
        public void store(
                RunId run, int epoch, int block, Map<Figure, long[]> figures, RunCounts counts) {
            super.store(run, epoch, block, figures, counts);
            whileStoring.accept(block);
        }
    }

    private final class FaultyRuns extends Runs {
        FaultyRuns() {
            super(beans.getBean(JdbcClient.class), beans.getBean(Transactions.class));
        }

        @Override
        public void hold(Claim claim) {
            if (holdsRuns) {
                super.hold(claim);
            }
        }
    }
}
