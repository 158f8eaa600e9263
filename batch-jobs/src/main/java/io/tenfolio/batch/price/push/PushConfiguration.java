package io.tenfolio.batch.price.push;

import io.tenfolio.batch.price.TakePushed;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.price.QuoteInbox;
import io.tenfolio.db.price.QuoteInbox.Pushed;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.jdbc.inbound.JdbcPollingChannelAdapter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;

/// For nodes that take pushes, which have a [Ticker]: the inbox is read.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PushSettings.class)
public class PushConfiguration {
    private static final int MESSAGES_AT_ONCE = 100;

    @Bean
    Inbox inbox(
            TakePushed take,
            QuoteInbox inbox,
            DeadLetters deadLetters,
            Runs runs,
            Transactions transactions,
            Ticker ticker,
            PushSettings settings) {
        return new Inbox(take, inbox, deadLetters, runs, transactions, ticker, settings.attempts());
    }

    /// One message a transaction: its row is locked until its prices are committed.
    @Bean
    IntegrationFlow drainQuoteInbox(
            JdbcOperations jdbc,
            PlatformTransactionManager transactionManager,
            Inbox inbox,
            PushSettings settings) {
        var next = new JdbcPollingChannelAdapter(jdbc, QuoteInbox.NEXT);
        next.setRowMapper(QuoteInbox::toPushed);
        return IntegrationFlow.from(
                        next,
                        endpoint ->
                                endpoint.poller(
                                        Pollers.fixedDelay(settings.drainEvery())
                                                .maxMessagesPerPoll(MESSAGES_AT_ONCE)
                                                .transactional(transactionManager)
                                                .errorHandler(inbox::failed)))
                .handle(message -> inbox.read(pushed(message.getPayload())))
                .get();
    }

    private static List<Pushed> pushed(Object rows) {
        return ((List<?>) rows).stream().map(Pushed.class::cast).toList();
    }
}
