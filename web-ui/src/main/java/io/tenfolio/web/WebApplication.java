package io.tenfolio.web;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// A web node.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WebRole.class)
public class WebApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(WebApplication.class)
                .properties(
                        "spring.config.import=classpath:web-ui.yml",
                        "tenfolio.hazelcast.mode=client")
                .run(args);
    }
}
