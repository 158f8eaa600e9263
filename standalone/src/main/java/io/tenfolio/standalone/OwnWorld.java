package io.tenfolio.standalone;

import io.tenfolio.localmariadb.DatabaseAccess;
import io.tenfolio.localmariadb.LocalMariaDb;
import io.tenfolio.marketsim.MarketSim;
import io.tenfolio.marketsim.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A data folder's own database, cluster and market as settings of the context, and as a file for a second scheduler.
final class OwnWorld {
    private final DataHome home;
    private final LocalMariaDb database;
    private final MarketSim market;
    private final int intakePort = freePort();
    private final String intakeSecret = secret();

    OwnWorld(DataHome home, LocalMariaDb database, MarketSim market) {
        this.home = home;
        this.database = database;
        this.market = market;
    }

    Map<String, Object> settings(StartOptions options) {
        var shared = shared(options);
        tellOtherPrograms(options, shared);
        tellWhoPushes();
        var settings = new LinkedHashMap<String, Object>(shared);
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", options.port());
        settings.put("tenfolio.node.name", "standalone");
        settings.put("tenfolio.demo-portfolios", options.portfolios());
        settings.put("tenfolio.data-folder", home.folder().toString());
        settings.put("tenfolio.mail.public-address", "http://127.0.0.1:" + options.port());
        settings.put("tenfolio.intake.port", intakePort);
        settings.put("tenfolio.intake.sources.finnhub.secret", intakeSecret);
        settings.put("spring.flyway.enabled", true);
        settings.put("spring.flyway.url", database.jdbcUrl(DatabaseAccess.DATABASE));
        settings.put("spring.flyway.user", database.ownerUser());
        settings.put("spring.flyway.password", database.ownerPassword());
        return settings;
    }

    /// Where this process takes pushed prices.
    URI intake() {
        return URI.create("http://127.0.0.1:%d/quotes/finnhub".formatted(intakePort));
    }

    /// What they are signed with, another one at each start.
    String intakeSecret() {
        return intakeSecret;
    }

    private void tellWhoPushes() {
        try {
            home.writeSecret(
                    home.intakeProperties(),
                    "# Where prices may be pushed to, and what they are signed with; written at each start.%nurl=%s%nsecret=%s%n"
                            .formatted(intake(), intakeSecret));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + home.intakeProperties(), e);
        }
    }

    private static String secret() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// What every node on this data folder has in common.
    private Map<String, String> shared(StartOptions options) {
        var port = freePort();
        var shared = new TreeMap<String, String>();
        shared.put("spring.datasource.url", database.jdbcUrl(DatabaseAccess.DATABASE));
        shared.put("spring.datasource.username", database.appUser());
        shared.put("spring.datasource.password", database.appPassword());
        shared.put(
                "spring.flyway.enabled", "false"); // this process migrates, the others find it done
        shared.put("tenfolio.demo", "true");
        shared.put("tenfolio.timetable.every", options.every().toString());
        for (var source : Source.values()) {
            shared.put(
                    "tenfolio.sources.%s.url".formatted(source.code()),
                    market.endpoint(source).toString());
        }
        shared.put("tenfolio.sources.twelvedata.key", "demo");
        shared.put("tenfolio.hazelcast.mode", "member");
        shared.put("tenfolio.hazelcast.bind", "127.0.0.1");
        shared.put("tenfolio.hazelcast.port", Integer.toString(port));
        shared.put("tenfolio.hazelcast.cluster-name", "tenfolio-" + database.port());
        shared.put("tenfolio.hazelcast.members", "127.0.0.1:" + port);
        return shared;
    }

    private void tellOtherPrograms(StartOptions options, Map<String, String> shared) {
        var lines = new StringBuilder("# pages: http://127.0.0.1:%d%n".formatted(options.port()));
        lines.append("# How other programs of this person join; written at each start.\n");
        shared.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
        try {
            home.writeSecret(home.nodeProperties(), lines.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + home.nodeProperties(), e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no free port on 127.0.0.1", e);
        }
    }
}
