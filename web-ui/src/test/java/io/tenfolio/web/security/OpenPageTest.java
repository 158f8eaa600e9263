package io.tenfolio.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.server.VaadinSession;
import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.web.profile.ProfileView;
import io.tenfolio.web.testing.LoggedIn;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// A page that is open and does nothing while its person's rights change.
@SpringBootTest(classes = TestPages.class, properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class OpenPageTest extends SpringBrowserlessTest {
    @Autowired World world;
    @Autowired LoginSessions sessions;

    private UserId anna;

    @BeforeEach
    void annaHasAPageOpen() {
        anna = world.person("anna-" + UUID.randomUUID(), "Anna", "en-GB");
        LoggedIn.as(world.users, anna);
        var session = sessions.start(anna, Role.INVESTOR, "192.0.2.7", "some browser");
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(CurrentLogin.class.getName() + ".number", session.value());
        navigate(ProfileView.class);
    }

    @AfterEach
    void nobodyIs() {
        LoggedIn.asNobody();
    }

    @Test
    void leadsToTheLoginWithinFiveSecondsOfBeingDisabled() {
        world.disable(anna);

        awaitLocation("login?ended=DISABLED");
    }

    @Test
    void leadsToTheLoginWithinFiveSecondsOfAnotherRole() {
        world.role(anna, Role.OPERATOR);

        awaitLocation("login?ended=ROLE");
    }

    private void awaitLocation(String location) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> {
                    runPendingSignalsTasks();
                    assertThat(
                                    UI
                                            .getCurrent()
                                            .getInternals()
                                            .dumpPendingJavaScriptInvocations()
                                            .stream()
                                            .map(PendingJavaScriptInvocation::getInvocation)
                                            .map(js -> js.getExpression() + js.getParameters())
                                            .collect(Collectors.joining()))
                            .contains(location);
                });
    }
}
