package io.tenfolio.batch.report;

import io.tenfolio.batch.report.StatementsToWrite.Few;
import io.tenfolio.batch.report.writing.StatementWriter;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.ledger.LedgersThen;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportPortfolios;
import io.tenfolio.db.report.ReportRequests;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;

/// The jobs that make reports: one for statements, cut into ranges of portfolios, and one for lists. Each step may begin again though
/// it was complete: what is stored decides what is left to do, and a file that went missing is made again.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportSettings.class)
@Import({
    FactsOfReports.class,
    ListPortfolios.class,
    MakeReport.class,
    ReportBegin.class,
    ReportEnd.class
})
public class ReportConfiguration {
    private static final TransactionAttribute WITHOUT_TRANSACTION =
            new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);

    @Bean
    Job makeStatements(
            JobRepository jobs, Step beginStatements, Step writeStatements, Step endStatements) {
        return new JobBuilder("makeStatements", jobs)
                .start(beginStatements)
                .next(writeStatements)
                .next(endStatements)
                .build();
    }

    @Bean
    Job listPortfolios(JobRepository jobs, Step beginList, Step writeList, Step endList) {
        return new JobBuilder("listPortfolios", jobs)
                .start(beginList)
                .next(writeList)
                .next(endList)
                .build();
    }

    @Bean
    Step beginStatements(
            JobRepository jobs, PlatformTransactionManager transactions, ReportBegin begin) {
        return step("beginStatements", jobs, transactions, begin::run);
    }

    @Bean
    Step writeStatements(
            JobRepository jobs,
            Partitioner rangesOfPortfolios,
            Step writeStatementsOfRange,
            ReportSettings settings) {
        var workers = new SimpleAsyncTaskExecutor("statements-");
        workers.setConcurrencyLimit(settings.workers());
        return new StepBuilder("writeStatements", jobs)
                .partitioner("writeStatementsOfRange", rangesOfPortfolios)
                .step(writeStatementsOfRange)
                .taskExecutor(workers)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @StepScope
    Partitioner rangesOfPortfolios(
            @Value("#{stepExecution}") StepExecution step,
            ReportRequests requests,
            Portfolios portfolios) {
        return new RangesOfPortfolios(step, requests, portfolios);
    }

    @Bean
    Step writeStatementsOfRange(
            JobRepository jobs,
            PlatformTransactionManager transactions,
            StatementsToWrite portfolios,
            WriteStatements write,
            KeepStatements keep) {
        return new StepBuilder("writeStatementsOfRange", jobs)
                .<Few, List<MadeStatement>>chunk(1)
                // making statements takes seconds on a busy machine, and the server breaks a
                // transaction off
                // that says nothing for eight: only keeping them is in one, of its own
                .transactionManager(transactions)
                .transactionAttribute(WITHOUT_TRANSACTION)
                .reader(portfolios)
                .processor(write)
                .writer(keep)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @StepScope
    StatementsToWrite statementsToWrite(
            @Value("#{stepExecution}") StepExecution step,
            ReportRequests requests,
            ReportFiles files) {
        return new StatementsToWrite(StatementTask.of(step), requests, files);
    }

    @Bean
    @StepScope
    WriteStatements statementsWriting(
            @Value("#{stepExecution}") StepExecution step,
            ReportRequests requests,
            ReportSettings settings,
            FactsOfReports facts,
            Positions positions,
            LedgersThen ledgers,
            ReportPortfolios portfolios) {
        var claim = ReportParameters.claim(step);
        return new WriteStatements(
                requests.find(claim.report()).orElseThrow().order(),
                new StatementSources(facts.of(claim), positions, ledgers, portfolios),
                new StatementWriter(settings.letterhead()),
                settings.keepDays());
    }

    @Bean
    @StepScope
    KeepStatements keepStatements(
            @Value("#{stepExecution}") StepExecution step,
            ReportFiles files,
            Transactions transactions) {
        return new KeepStatements(ReportParameters.claim(step), files, transactions);
    }

    @Bean
    Step endStatements(JobRepository jobs, PlatformTransactionManager transactions, ReportEnd end) {
        return step("endStatements", jobs, transactions, end::run);
    }

    @Bean
    Step beginList(JobRepository jobs, PlatformTransactionManager transactions, ReportBegin begin) {
        return step("beginList", jobs, transactions, begin::run);
    }

    @Bean
    Step writeList(
            JobRepository jobs, PlatformTransactionManager transactions, ListPortfolios list) {
        return step("writeList", jobs, transactions, list::run);
    }

    @Bean
    Step endList(JobRepository jobs, PlatformTransactionManager transactions, ReportEnd end) {
        return step("endList", jobs, transactions, end::run);
    }

    /// A step that does one thing for the report, outside any transaction; it opens those it needs.
    private static Step step(
            String name,
            JobRepository jobs,
            PlatformTransactionManager transactions,
            Consumer<ReportClaim> work) {
        return new StepBuilder(name, jobs)
                .tasklet(
                        (contribution, _) -> {
                            work.accept(ReportParameters.claim(contribution.getStepExecution()));
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .transactionAttribute(WITHOUT_TRANSACTION)
                .allowStartIfComplete(true)
                .build();
    }
}
