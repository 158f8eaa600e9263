package io.tenfolio.web.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import io.tenfolio.access.Role;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.audit.AuditFilter;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.web.admin.ConsoleTest;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class AuditViewTest extends ConsoleTest {
    @Autowired AuditTrail trail;
    @Autowired AuditService service;

    @BeforeEach
    void someEntries() {
        forgetRuns();
        trail.write(
                new AuditEntry(
                        "ada",
                        "run.stop",
                        "2026-11-20T13:20:00Z#0",
                        "too slow",
                        "RUNNING",
                        "FAILED"));
        trail.write(
                new AuditEntry(
                        "bo",
                        "schedule.pause",
                        "schedule refreshPortfolios",
                        "=cmd()",
                        "every 600 s",
                        "every 600 s, paused"));
    }

    @Test
    void showsBeforeAndAfterSideBySideNewestFirst() {
        assertThat(textOf(navigate(AuditView.class)))
                .containsSubsequence(
                        "bo",
                        "schedule.pause",
                        "every 600 s",
                        "every 600 s, paused",
                        "ada",
                        "RUNNING",
                        "FAILED");
    }

    @Test
    void findsByActorActionAndSubject() {
        assertThat(shown(new AuditFilter("ada", "", "", null, null)))
                .contains("too slow")
                .doesNotContain("schedule.pause");
        assertThat(shown(new AuditFilter("", "schedule.", "", null, null)))
                .contains("=cmd()")
                .doesNotContain("too slow");
        assertThat(shown(new AuditFilter("", "", "refreshPort", null, null)))
                .contains("=cmd()")
                .doesNotContain("too slow");
        assertThat(shown(new AuditFilter("", "", "", service.now().plusSeconds(60), null)))
                .contains("No entry matches.");
    }

    @Test
    void tellsOfAnEntryAsSoonAsItIsWritten() {
        var page = navigate(AuditView.class);

        trail.write(new AuditEntry("cy", "LOGGED_IN", "login from 127.0.0.1", "", "", ""));

        soon(() -> assertThat(textOf(page)).contains("login from 127.0.0.1"));
    }

    @Test
    void writesDownWhoTakesACopyAndNeutralisesFormulas() {
        logIn(Role.AUDITOR, Locale.UK);

        var csv = service.export(AuditFilter.ALL);

        assertThat(csv)
                .startsWith("\"number\",\"at\"")
                .contains("\"'=cmd()\"")
                .contains("\"RUNNING\",\"FAILED\"");
        assertThat(service.page(AuditFilter.ALL, null).entries().getFirst().entry())
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("audit.export");
                    assertThat(entry.actor()).isEqualTo("olu");
                    assertThat(entry.after()).startsWith("2 entries");
                });
    }

    @Test
    void isClosedToInvestors() {
        logIn(Role.INVESTOR, Locale.UK);

        assertThatThrownBy(() -> service.page(AuditFilter.ALL, null))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> service.export(AuditFilter.ALL))
                .isInstanceOf(AccessDeniedException.class);
    }

    private String shown(AuditFilter filter) {
        UI.getCurrent().navigate(AuditView.class, new AuditQuery(filter, null).parameters());
        return textOf(find(AuditView.class).single());
    }
}
