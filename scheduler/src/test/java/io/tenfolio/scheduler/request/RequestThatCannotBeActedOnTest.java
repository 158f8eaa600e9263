package io.tenfolio.scheduler.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.JobRequest.Kind;
import io.tenfolio.scheduler.testing.SchedulerInTest;
import io.tenfolio.scheduler.testing.Worlds;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class RequestThatCannotBeActedOnTest {
    @Test
    void isRefusedAndWrittenDownAsAnyOther() {
        try (var database = TestDatabase.fresh()) {
            Worlds.priced(database, 2);
            try (var node = SchedulerInTest.start(NothingWorks.class, database, "one")) {
                var requests = node.getBean(JobRequests.class);

                var request = requests.ask(Kind.RUN_NOW, null, "ada", "because");

                assertThat(await().until(() -> requests.outcome(request), Optional::isPresent))
                        .contains("It cannot be acted on: no slot is that old");
                assertThat(
                                database.ownerJdbc()
                                        .sql(
                                                "select state_after from audit_entry where actor = 'ada' and reason = 'because'")
                                        .query(String.class)
                                        .list())
                        .containsExactly("It cannot be acted on: no slot is that old");
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SchedulerInTest.OwnCache.class)
    static class NothingWorks {
        @Bean
        static BeanPostProcessor nothingWorks() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof RequestedRuns ? failing(bean) : bean;
                }
            };
        }

        private static Object failing(Object bean) {
            var factory = new ProxyFactory(bean);
            factory.setProxyTargetClass(true);
            factory.addAdvice(
                    (MethodBeforeAdvice)
                            (method, _, _) -> {
                                if (method.getName().equals("act")) {
                                    throw new IllegalStateException("no slot is that old");
                                }
                            });
            return factory.getProxy();
        }
    }
}
