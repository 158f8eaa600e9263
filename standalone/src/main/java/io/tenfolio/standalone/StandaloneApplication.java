package io.tenfolio.standalone;

import io.tenfolio.scheduler.SchedulerRole;
import io.tenfolio.standalone.demo.DemoConfiguration;
import io.tenfolio.standalone.demo.DemoLogins;
import io.tenfolio.web.WebRole;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Both roles in one process: what `./tenfolio up` starts.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({SchedulerRole.class, WebRole.class, DemoConfiguration.class})
public class StandaloneApplication {
    @Bean
    ReadyNotice readyNotice(@Value("${server.port}") int port, ObjectProvider<DemoLogins> logins) {
        return new ReadyNotice(port, Optional.ofNullable(logins.getIfAvailable()));
    }

    public static void main(String[] arguments) {
        try {
            new Launch(StartOptions.parse(arguments), System.getenv()).run();
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode().number());
        }
    }
}
