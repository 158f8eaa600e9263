package io.tenfolio.web.testing;

import io.tenfolio.web.WebRole;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// The web role as an application for tests; its world comes from [WorldContext].
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WebRole.class)
public class TestPages {}
