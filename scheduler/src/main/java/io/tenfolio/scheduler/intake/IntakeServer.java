package io.tenfolio.scheduler.intake;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.SmartLifecycle;

/// The port that sources push to, and nobody else: no page, no management, no session is on it.
public final class IntakeServer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeServer.class);

    private final IntakeDoor door;
    private final IntakeSettings settings;
    private @Nullable WebServer server;

    IntakeServer(IntakeDoor door, IntakeSettings settings) {
        this.door = door;
        this.settings = settings;
    }

    /// The port it listens on.
    public synchronized int port() {
        return Objects.requireNonNull(server, "It does not listen").getPort();
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        var factory = new TomcatServletWebServerFactory(settings.port());
        factory.setAddress(address());
        factory.setRegisterDefaultServlet(false);
        var opened =
                factory.getWebServer(context -> {
                    var servlet = context.addServlet("intake", door);
                    servlet.addMapping("/*");
                    servlet.setLoadOnStartup(1);
                });
        opened.start();
        server = opened;
        LOG.info(
                "Takes pushes of {} on {}:{}",
                settings.sources().keySet(),
                settings.bind(),
                opened.getPort());
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(settings.bind());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "tenfolio.intake.bind names no interface: " + settings.bind(), e);
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop();
            server.destroy();
            server = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }
}
