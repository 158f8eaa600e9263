package io.tenfolio.marketsim;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The pretend price sources over real HTTP, on 127.0.0.1 only.
public final class MarketSim implements AutoCloseable {
    static {
        // read once, when the JDK's server is first made: without it each further answer on a
        // connection waits 40 ms
        // for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Market market;
    private final Faults faults = new Faults();
    private final RequestCounts requests = new RequestCounts();

    private MarketSim(HttpServer server, Market market) {
        this.server = server;
        this.market = market;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    /// Starts serving `market`; port 0 takes a free one.
    public static MarketSim start(int port, Market market) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var sim = new MarketSim(HttpServer.create(address, 0), market);
            sim.serve();
            return sim;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The pretend market cannot listen on port %d: %s"
                            .formatted(port, e.getMessage()),
                    e);
        }
    }

    private void serve() {
        for (var source : Source.values()) {
            server.createContext(
                    "/" + source.code(),
                    new SourceHandler(source, format(source), market, faults, requests));
        }
        server.createContext("/", new AdminHandler(faults, requests));
        server.setExecutor(threads);
        server.start();
    }

    private SourceFormat format(Source source) {
        return switch (source) {
            case TWELVEDATA -> new TwelveDataFormat(market);
            case AMFI -> new AmfiFormat(market);
            case ECB -> new EcbFormat(market);
            case COINGECKO -> new CoinGeckoFormat(market);
        };
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// Where the source's real address would begin: `http://127.0.0.1:1234/twelvedata`.
    public URI url(Source source) {
        return url().resolve("/" + source.code());
    }

    /// What to write where a source's address is asked for: the file of those that publish one, else where the interface begins.
    public URI endpoint(Source source) {
        var path =
                switch (source) {
                    case TWELVEDATA -> "";
                    case AMFI -> "/spages/NAVAll.txt";
                    case ECB -> "/stats/eurofxref/eurofxref-daily.xml";
                    case COINGECKO -> "/api/v3";
                };
        return URI.create(url(source) + path);
    }

    public Market market() {
        return market;
    }

    public Faults faults() {
        return faults;
    }

    public RequestCounts requests() {
        return requests;
    }

    /// Stops at once; requests that wait are cut.
    public void stop() {
        faults.clear();
        threads.shutdownNow();
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
    }
}
