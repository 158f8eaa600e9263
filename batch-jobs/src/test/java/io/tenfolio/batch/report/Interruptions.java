package io.tenfolio.batch.report;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportRequests;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lets something happen before each file is kept.
final class Interruptions implements BeanPostProcessor {
    private final BeanFactory beans;
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

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof ReportFiles ? new Interrupted() : bean;
    }

    private final class Interrupted extends ReportFiles {
        Interrupted() {
            super(
                    beans.getBean(JdbcClient.class),
                    beans.getBean(Transactions.class),
                    beans.getBean(ReportRequests.class));
        }

        @Override
        public void keep(ReportClaim claim, NewFile file, Content content) {
            beforeKeeping.run();
            super.keep(claim, file, content);
        }
    }
}
