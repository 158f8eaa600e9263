package io.tenfolio.batch.report;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportPortfolios;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.portfolio.PortfolioId;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Lets something happen before each file is kept, and watches how its facts are read.
final class Interruptions implements BeanPostProcessor {
    private final BeanFactory beans;
    private final Queue<Boolean> reading = new ConcurrentLinkedQueue<>();
    private volatile Runnable beforeKeeping = () -> {};

    Interruptions(BeanFactory beans) {
        this.beans = beans;
    }

    void none() {
        beforeKeeping = () -> {};
    }

    void beforeKeeping(Runnable what) {
        beforeKeeping = what;
    }

    /// Whether what statements are made of was read in a transaction, each time it is from now on.
    Collection<Boolean> transactionsWhileReading() {
        reading.clear();
        return reading;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case ReportFiles _ -> new Interrupted();
            case ReportPortfolios _ -> new Watched();
            default -> bean;
        };
    }

    private final class Watched extends ReportPortfolios {
        Watched() {
            super(beans.getBean(JdbcClient.class));
        }

        @Override
        public List<Owned> between(PortfolioId first, PortfolioId last, long sequence) {
            reading.add(TransactionSynchronizationManager.isActualTransactionActive());
            return super.between(first, last, sequence);
        }
    }

    private final class Interrupted extends ReportFiles {
        Interrupted() {
            super(
                    beans.getBean(JdbcClient.class),
                    beans.getBean(Transactions.class),
                    beans.getBean(ReportRequests.class));
        }

        @Override
        public void keep(ReportClaim claim, List<Made> made) {
            made.forEach(_ -> beforeKeeping.run());
            super.keep(claim, made);
        }
    }
}
