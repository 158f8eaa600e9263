package io.tenfolio.web.testing;

import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/// Who is logged in is kept by an object of the context that all of the JVM shares: of the context that started last. A test on an earlier
/// one puts that one's back, else its filters and its services look in different places.
public final class LoginsOfThisContext implements TestExecutionListener, Ordered {
    @Override
    public void prepareTestInstance(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext()
                    .getBeanProvider(SecurityContextHolderStrategy.class)
                    .ifAvailable(SecurityContextHolder::setContextHolderStrategy);
        }
    }

    /// After the context is there and before anybody logs in.
    @Override
    public int getOrder() {
        return 2_100;
    }
}
