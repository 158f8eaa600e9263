package io.tenfolio.web.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.tenfolio.db.access.AccessTokens;
import io.tenfolio.db.api.KeptAnswers;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.live.Cluster;
import io.tenfolio.web.security.CurrentPerson;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/// The beans of the API, and its own security chain: by token alone, no session, no cookie, nothing to forge.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
@Import({ApiProblems.class, MeApi.class, PageLinks.class})
public class ApiConfiguration {
    public static final String DOCUMENT = "/api/v1/openapi.json";

    @Bean
    ApiJson apiJson() {
        return new ApiJson();
    }

    @Bean
    ApiDoors apiDoors(ApiJson json, CurrentPerson person, AuditTrail audit) {
        return new ApiDoors(new ProblemWriter(json), person, audit);
    }

    @Bean
    RateLimits rateLimits(ApiSettings settings, Cluster cluster) {
        return new RateLimits(
                settings.requestsPerMinute(),
                cluster::rates,
                RateLimits.PATIENCE,
                RateLimits.ASK_AGAIN_AFTER);
    }

    @Bean
    @Order(30)
    SecurityFilterChain apiChain(
            HttpSecurity http,
            ApiSettings settings,
            ApiJson json,
            ApiDoors doors,
            AccessTokens tokens,
            RateLimits limits,
            Clock clock) {
        var writer = new ProblemWriter(json);
        var limit = new RateLimitFilter(limits, writer);
        http.securityMatcher("/api", "/api/**");
        http.authorizeHttpRequests(requests -> {
            if (settings.documentPublic()) {
                requests.requestMatchers(DOCUMENT).permitAll();
            }
            requests.requestMatchers("/api/**").authenticated().anyRequest().denyAll();
        });
        http.sessionManagement(
                session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.exceptionHandling(trouble ->
                trouble.authenticationEntryPoint(
                                (request, response, _) -> doors.askForToken(request, response))
                        .accessDeniedHandler(
                                (request, response, _) -> doors.forbid(request, response)));
        http.addFilterBefore(
                new TokenFilter(tokens, doors, limit, clock), AnonymousAuthenticationFilter.class);
        http.addFilterAfter(limit, AnonymousAuthenticationFilter.class);
        http.addFilterAfter(
                new BodyFilter(settings.longestBody().toBytes(), writer),
                AuthorizationFilter.class);
        return http.build();
    }

    @Bean
    OpenAPI apiFrame() {
        return ApiDocument.frame();
    }

    @Bean
    ApiDocument apiDocument() {
        return new ApiDocument();
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(ApiJson json) {
        return new RefusedByFirewall(new ProblemWriter(json));
    }

    @Bean
    @Order
    ServerHttpMessageConvertersCustomizer apiJsonConverter(ApiJson json) {
        return converters ->
                converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json.mapper()));
    }

    @Bean
    WebMvcRegistrations apiCalls(KeptAnswers answers, CurrentPerson person, ApiSettings settings) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new AnsweredOnce(answers, person, settings.answersKept());
            }
        };
    }

    @Bean
    WebMvcConfigurer apiReading() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ScopeCheck()).addPathPatterns("/api/**");
            }
        };
    }
}
