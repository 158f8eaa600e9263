package io.tenfolio.standalone;

import java.lang.management.ManagementFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/// The last lines of a start: where the pages are and how to log in.
final class ReadyNotice {
    private final int port;

    ReadyNotice(@Value("${server.port}") int port) {
        this.port = port;
    }

    @EventListener
    void print(ApplicationReadyEvent event) {
        var seconds =
                (event.getTimestamp() - ManagementFactory.getRuntimeMXBean().getStartTime())
                        / 1000.0;
        System.out.printf(
                "%nTenfolio is ready after %.1f s: http://127.0.0.1:%d   (Ctrl-C stops it)%n",
                seconds, port);
    }
}
