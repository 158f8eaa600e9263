package io.tenfolio.web.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.tenfolio.access.SessionEnd;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.ManagementPort;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.db.access.LoginThrottle;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// One chain per path, each with its matcher; what no chain or view allows is refused.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity(jsr250Enabled = true)
@EnableConfigurationProperties(SecuritySettings.class)
@Import(RegistrationDoor.class)
public class SecurityConfiguration {
    /// Vaadin starts its client with an inline script and runs what the server sends as functions, hence
    /// 'unsafe-inline' and 'unsafe-eval'; nothing comes from or goes to any other host.
    private static final String CONTENT_SECURITY_POLICY =
            String.join(
                    "; ",
                    "default-src 'self'",
                    "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
                    "style-src 'self' 'unsafe-inline'",
                    "img-src 'self' data:",
                    "font-src 'self' data:",
                    "connect-src 'self'",
                    "object-src 'none'",
                    "base-uri 'self'",
                    "form-action 'self'",
                    "frame-ancestors 'none'");

    private static final String PERMISSIONS_POLICY =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2id.encoder();
    }

    @Bean
    CurrentPerson currentPerson() {
        return new CurrentPerson();
    }

    /// The provider is no bean of its own: the framework would then ask it twice for each attempt, and each
    /// failure would count twice.
    @Bean
    AuthenticationManager authenticationManager(
            Users users, LoginThrottle throttle, PasswordCheck passwords, AuditTrail audit) {
        return new ProviderManager(new LoginProvider(users, throttle, passwords, audit));
    }

    @Bean
    PasswordCheck passwordCheck(PasswordEncoder encoder) {
        return new PasswordCheck(encoder);
    }

    @Bean
    CurrentLogin currentLogin() {
        return new CurrentLogin();
    }

    @Bean
    LoginWatch loginWatch(
            LoginSessions sessions, RegistrationDoor registration, SecuritySettings settings) {
        return new LoginWatch(sessions, registration, settings.checkEvery());
    }

    /// Open pages ask it every few seconds whether their node lives.
    @Bean
    @Order(10)
    SecurityFilterChain aliveChain(HttpSecurity http) {
        http.securityMatcher("/alive");
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        http.sessionManagement(
                session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        return http.build();
    }

    /// Health for whoever watches the node, and nothing else; all that is exposed once management has a port of its own on loopback,
    /// where these are the only addresses.
    @Bean
    @Order(20)
    SecurityFilterChain actuatorChain(HttpSecurity http, Environment environment) {
        http.securityMatcher("/actuator/**");
        if (environment.getProperty(ManagementPort.SETTING, "").isBlank()) {
            http.authorizeHttpRequests(requests ->
                    requests.requestMatchers("/actuator/health", "/actuator/health/**")
                            .permitAll()
                            .anyRequest()
                            .denyAll());
        } else {
            http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        }
        http.sessionManagement(
                session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.requestCache(AbstractHttpConfigurer::disable);
        return http.build();
    }

    /// Pages: a view without an annotation that allows it is closed to all.
    @Bean
    @Order(100)
    SecurityFilterChain pagesChain(
            HttpSecurity http,
            AuthenticationManager logins,
            CurrentPerson person,
            LoginSessions sessions,
            AuditTrail audit,
            SecuritySettings settings,
            Clock clock) {
        http.securityMatcher("/**");
        http.authenticationManager(logins);
        http.authorizeHttpRequests(requests ->
                requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/icons/**", "/styles.css", "/styles/**", "/aura/**")
                        .permitAll()
                        .requestMatchers("/reports/files/*")
                        .authenticated());
        http.headers(SecurityConfiguration::pageHeaders);
        http.addFilterAfter(
                new SessionGuard(person, sessions, audit, settings, clock),
                SecurityContextHolderFilter.class);
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin ->
                        vaadin.loginView(LoginView.class)
                                .defaultSuccessUrl("/")
                                .addLogoutHandler(writesLogout(audit, sessions)));
        http.formLogin(login -> login.failureHandler(new LoginAnswers()));
        return http.build();
    }

    private static void pageHeaders(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY));
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
        headers.permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS_POLICY));
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
        headers.addObjectPostProcessor(eagerHeaders());
    }

    /// Vaadin commits its answers itself: headers written late would not reach the browser.
    private static ObjectPostProcessor<HeaderWriterFilter> eagerHeaders() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends HeaderWriterFilter> O postProcess(O filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }

    private static LogoutHandler writesLogout(AuditTrail audit, LoginSessions sessions) {
        return (request, _, login) -> {
            if (login != null && login.getPrincipal() instanceof Person person) {
                audit.write(
                        new AuditEntry(
                                person.login(),
                                "LOGGED_OUT",
                                "login from " + request.getRemoteAddr(),
                                "",
                                "",
                                ""));
                Optional.ofNullable(request.getSession(false))
                        .flatMap(CurrentLogin::of)
                        .ifPresent(id -> sessions.end(person.id(), id, SessionEnd.LOGGED_OUT));
            }
        };
    }
}
