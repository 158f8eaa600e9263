package io.tenfolio.scheduler.intake;

import io.tenfolio.batch.price.push.PushConfiguration;
import io.tenfolio.batch.price.push.Ticker;
import io.tenfolio.batch.valuation.ValueTicks;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.price.QuoteInbox;
import io.tenfolio.scheduler.intake.Intake.Push;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.http.HttpHeaders;
import org.springframework.integration.http.inbound.HttpRequestHandlingMessagingGateway;
import org.springframework.integration.http.inbound.RequestMapping;
import org.springframework.integration.http.support.DefaultHttpHeaderMapper;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/// Only where `tenfolio.intake.port` is set.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tenfolio.intake.port")
@EnableConfigurationProperties(IntakeSettings.class)
@Import(PushConfiguration.class)
public class IntakeConfiguration {
    private static final String TIMESTAMP = "X-Tenfolio-Timestamp";
    private static final String MESSAGE_ID = "X-Tenfolio-Message";
    private static final String SIGNATURE = "X-Tenfolio-Signature";

    @Bean
    Intake intake(IntakeSettings settings, QuoteInbox inbox, Instruments instruments, Clock clock) {
        return new Intake(settings, inbox, instruments, clock);
    }

    @Bean
    Ticker ticker(ValueTicks ticks, IntakeSettings settings) {
        return new Ticker(ticks::catchUp, settings.lookEvery());
    }

    @Bean
    DirectChannel pushes() {
        return new DirectChannel();
    }

    @Bean
    IntegrationFlow takePushes(DirectChannel pushes, Intake intake) {
        return IntegrationFlow.from(pushes)
                .handle(
                        byte[].class,
                        (body, headers) -> answer(intake.receive(push(body, headers))))
                .get();
    }

    /// No bean: as one it would also be found, and mapped, by whatever else serves HTTP in this context.
    @Bean
    IntakeServer intakeServer(IntakeSettings settings, DirectChannel pushes, BeanFactory beans) {
        var headers = new DefaultHttpHeaderMapper();
        headers.setInboundHeaderNames(TIMESTAMP, MESSAGE_ID, SIGNATURE);
        headers.setOutboundHeaderNames(org.springframework.http.HttpHeaders.CONTENT_TYPE);
        var posts = new RequestMapping();
        posts.setMethods(HttpMethod.POST);
        var gateway = new HttpRequestHandlingMessagingGateway(true);
        gateway.setBeanFactory(beans);
        gateway.setRequestChannel(pushes);
        gateway.setRequestMapping(posts);
        gateway.setRequestPayloadTypeClass(byte[].class);
        gateway.setMessageConverters(List.of(new ByteArrayHttpMessageConverter()));
        gateway.setHeaderMapper(headers);
        gateway.afterPropertiesSet();
        gateway.start();
        return new IntakeServer(
                new IntakeDoor(gateway, Math.toIntExact(settings.bodyLimit().toBytes())), settings);
    }

    private static Push push(byte[] body, MessageHeaders headers) {
        var url = text(headers, HttpHeaders.REQUEST_URL);
        return new Push(
                url.substring(url.lastIndexOf('/') + 1),
                text(headers, TIMESTAMP),
                text(headers, MESSAGE_ID),
                text(headers, SIGNATURE),
                body);
    }

    private static String text(MessageHeaders headers, String name) {
        return Objects.toString(headers.get(name), "");
    }

    private static Message<byte[]> answer(Answer answer) {
        return MessageBuilder.withPayload(answer.text().getBytes(StandardCharsets.UTF_8))
                .setHeader(HttpHeaders.STATUS_CODE, answer.status())
                .setHeader(
                        MessageHeaders.CONTENT_TYPE,
                        new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .build();
    }
}
