package io.tenfolio.standalone;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/// Both roles in one process: what `./tenfolio up` starts.
@SpringBootConfiguration
@EnableAutoConfiguration
public class StandaloneApplication {
    public static void main(String[] arguments) {
        try {
            new Launch(StartOptions.parse(arguments), System.getenv()).run();
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode().number());
        }
    }
}
