package io.tenfolio.batch.price.source;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.integration.handler.advice.RequestHandlerCircuitBreakerAdvice;
import org.springframework.integration.http.dsl.Http;

/// Registers one integration flow a source: circuit breaker, then retry, then the HTTP gateway with the
/// source's own timeouts and limits. Sources share nothing, so one in trouble costs the others nothing.
public final class SourceGateways implements AutoCloseable {
    private final IntegrationFlowContext flows;
    private final BreakerSettings breaker;
    private final String userAgent;
    private final Clock clock;
    private final List<HttpClient> clients = new ArrayList<>();

    /// When a source is left alone.
    ///
    /// @param failures questions in a row that failed, each after all its attempts
    /// @param rest how long it is not asked then; the next question decides
    public record BreakerSettings(int failures, Duration rest) {}

    public SourceGateways(
            IntegrationFlowContext flows, BreakerSettings breaker, String userAgent, Clock clock) {
        this.flows = flows;
        this.breaker = breaker;
        this.userAgent = userAgent;
        this.clock = clock;
    }

    public SourceGateway open(PriceSource source, SourceSettings settings) {
        var gateway =
                Http.<URI>outboundGateway(question -> question.getPayload())
                        .httpMethod(HttpMethod.GET)
                        .expectedResponseType(byte[].class)
                        .extractResponseBody(false)
                        .mappedRequestHeaders()
                        .requestFactory(requests(source, settings))
                        .errorHandler(new StatusCheck(clock));
        IntegrationFlow flow =
                questions ->
                        questions.handle(
                                gateway,
                                endpoint ->
                                        endpoint.advice(breaker(), new PatientAdvice(settings)));
        var registration = flows.registration(flow).id("ask-" + source.name().value()).register();
        return new SourceGateway(
                source.name(),
                settings,
                registration.getInputChannel(),
                new BreakerWatch(breaker, clock),
                clock);
    }

    private RequestHandlerCircuitBreakerAdvice breaker() {
        var advice = new RequestHandlerCircuitBreakerAdvice();
        advice.setThreshold(breaker.failures());
        advice.setHalfOpenAfter(breaker.rest().toMillis());
        return advice;
    }

    /// Redirects are not followed: they would carry the key to wherever they point.
    private SourceRequests requests(PriceSource source, SourceSettings settings) {
        var client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.connectTimeout())
                        .build();
        clients.add(client);
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(settings.timeout());
        var headers = new HashMap<>(Map.of(HttpHeaders.USER_AGENT, userAgent));
        headers.putAll(source.headers());
        return new SourceRequests(requests, headers, settings);
    }

    @Override
    public void close() {
        clients.forEach(HttpClient::shutdownNow);
    }
}
