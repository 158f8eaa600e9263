package io.tenfolio.web;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import io.tenfolio.db.DbConfiguration;
import io.tenfolio.web.access.AccessConfiguration;
import io.tenfolio.web.admin.AdminConfiguration;
import io.tenfolio.web.admin.user.UserConfiguration;
import io.tenfolio.web.api.ApiConfiguration;
import io.tenfolio.web.instrument.InstrumentConfiguration;
import io.tenfolio.web.ledger.LedgerConfiguration;
import io.tenfolio.web.live.LiveConfiguration;
import io.tenfolio.web.metrics.MetricsConfiguration;
import io.tenfolio.web.notification.NotificationConfiguration;
import io.tenfolio.web.overview.OverviewConfiguration;
import io.tenfolio.web.portfolio.PortfolioConfiguration;
import io.tenfolio.web.price.PriceConfiguration;
import io.tenfolio.web.profile.ProfileConfiguration;
import io.tenfolio.web.report.ReportPagesConfiguration;
import io.tenfolio.web.security.SecurityConfiguration;
import io.tenfolio.web.shell.ShellConfiguration;
import io.tenfolio.web.token.TokenConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The only way into the web role: every feature is named here, nothing is scanned but Vaadin's own
/// look for views.
@Configuration(proxyBeanMethods = false)
@EnableVaadin("io.tenfolio.web")
@Import({
    ApiConfiguration.class,
    DbConfiguration.class,
    SecurityConfiguration.class,
    AdminConfiguration.class,
    InstrumentConfiguration.class,
    LedgerConfiguration.class,
    LiveConfiguration.class,
    NotificationConfiguration.class,
    MetricsConfiguration.class,
    OverviewConfiguration.class,
    ReportPagesConfiguration.class,
    PriceConfiguration.class,
    TokenConfiguration.class,
    PortfolioConfiguration.class,
    ShellConfiguration.class,
    AccessConfiguration.class,
    ProfileConfiguration.class,
    UserConfiguration.class
})
public class WebRole {}
