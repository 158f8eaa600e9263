package io.tenfolio.bench;

import io.tenfolio.price.MarketSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// The documentation's way with each size of a chunk and number of threads that one would try: the fastest counts.
final class DocumentationWays implements AutoCloseable {
    private static final int[] CHUNKS = {100, 1_000, 5_000};
    private static final int[] THREADS = {1, 4};

    private final List<DocumentationWay> all = new ArrayList<>();

    DocumentationWays(DataSource database, Supplier<MarketSnapshot> market) throws Exception {
        for (int chunk : CHUNKS) {
            for (int threads : THREADS) {
                all.add(new DocumentationWay(database, chunk, threads, market));
            }
        }
    }

    List<DocumentationWay> all() {
        return List.copyOf(all);
    }

    /// Under which their rows stand.
    List<String> names() {
        return all.stream().map(DocumentationWay::shortName).toList();
    }

    /// `measured`: in the order of all ways.
    DocumentationWay fastest(List<Measured> measured) {
        return IntStream.range(0, all.size())
                .boxed()
                .min(Comparator.comparing(i -> measured.get(i).median()))
                .map(all::get)
                .orElseThrow();
    }

    @Override
    public void close() {
        all.forEach(DocumentationWay::close);
    }
}
