package io.tenfolio.standalone;

import io.tenfolio.standalone.demo.DemoLogins;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/// The last lines of a start: where the pages are and how to log in.
public final class ReadyNotice {
    private final int port;
    private final Optional<DemoLogins> logins;

    ReadyNotice(int port, Optional<DemoLogins> logins) {
        this.port = port;
        this.logins = logins;
    }

    @EventListener
    public void print(ApplicationReadyEvent event) {
        var started = ManagementFactory.getRuntimeMXBean().getStartTime();
        var lines = new StringBuilder("%n".formatted());
        lines.append(
                "Tenfolio is ready after %.1f s: http://127.0.0.1:%d   (Ctrl-C stops it)%n"
                        .formatted((event.getTimestamp() - started) / 1000.0, port));
        lines.append(
                logins.map(DemoLogins::words)
                        .orElse(
                                "The first user is made with: ./tenfolio admin create LOGIN%n"
                                        .formatted()));
        System.out.print(lines);
    }
}
