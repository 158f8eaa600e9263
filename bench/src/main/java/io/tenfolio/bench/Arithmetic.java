package io.tenfolio.bench;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs [BlockValuerBenchmark] in a JVM of its own and makes a table of it.
final class Arithmetic {
    private Arithmetic() {}

    static String measure() throws RunnerException {
        System.out.println("Measuring the arithmetic alone …");
        var results =
                new Runner(
                                new OptionsBuilder()
                                        .include(BlockValuerBenchmark.class.getName())
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .run();
        var value = new TreeMap<Integer, RunResult>();
        var stream = new TreeMap<Integer, RunResult>();
        for (var result : results) {
            int instruments = Integer.parseInt(result.getParams().getParam("instruments"));
            (result.getPrimaryResult().getLabel().equals("value") ? value : stream)
                    .put(instruments, result);
        }
        return table(value, stream);
    }

    private static String table(Map<Integer, RunResult> value, Map<Integer, RunResult> stream) {
        var table =
                new StringBuilder(
                        """
                        JMH, one thread: all figures of %,d holdings, beside adding up as many bytes as their columns have.

                        | Instruments | Valuing | Streaming once | Ratio |
                        |---|---|---|---|
                        """
                                .formatted(
                                        BlockValuerBenchmark.BLOCKS
                                                * BlockValuerBenchmark.HOLDINGS));
        value.forEach((instruments, valued) -> {
            var streamed = stream.get(instruments);
            if (streamed != null) {
                table.append(
                        "| %,d | %.1f ± %.1f ms | %.1f ms | %.1f |\n"
                                .formatted(
                                        instruments,
                                        score(valued),
                                        valued.getPrimaryResult().getScoreError(),
                                        score(streamed),
                                        score(valued) / score(streamed)));
            }
        });
        return table.toString();
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }
}
