package io.tenfolio.batch.report;

import io.tenfolio.batch.report.writing.PortfolioList;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportFiles.Made;
import io.tenfolio.db.report.ReportFiles.NewFile;
import io.tenfolio.db.report.ReportPortfolios;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.Run;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Lists every portfolio as a run valued it, block by block into a temporary file, which is kept in segments afterwards: neither is
/// ever whole in memory.
@Component
class ListPortfolios {
    private final ReportRequests requests;
    private final ReportFiles files;
    private final ReportPortfolios owned;
    private final Portfolios portfolios;
    private final Valuations valuations;
    private final Runs runs;
    private final BlockLayout layout;
    private final ReportSettings settings;

    ListPortfolios(
            ReportRequests requests,
            ReportFiles files,
            ReportPortfolios owned,
            Portfolios portfolios,
            Valuations valuations,
            Runs runs,
            BlockLayout layout,
            ReportSettings settings) {
        this.requests = requests;
        this.files = files;
        this.owned = owned;
        this.portfolios = portfolios;
        this.valuations = valuations;
        this.runs = runs;
        this.layout = layout;
        this.settings = settings;
    }

    void run(ReportClaim claim) {
        var report = requests.find(claim.report()).orElseThrow();
        var run = runs.find(report.run().orElseThrow()).orElseThrow();
        var there = files.ofAll(claim.report());
        for (var format : report.order().formats()) {
            if (!there.contains(format)) {
                list(claim, run, format, report.order().locale());
            }
        }
    }

    private void list(ReportClaim claim, Run run, ReportFormat format, Locale locale) {
        try {
            var file = Files.createTempFile("tenfolio-list-", "." + format.ending());
            try {
                var digest = WriteStatements.sha256();
                refuseWithoutValues(run);
                try (var out = new DigestOutputStream(Files.newOutputStream(file), digest);
                        var list = PortfolioList.to(out, format, locale, run.id())) {
                    rows(run, list);
                }
                refuseWithoutValues(run); // they may have gone while they were read
                keep(claim, run, format, file, digest.digest());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseWithoutValues(Run run) {
        if (runs.find(run.id()).flatMap(Run::thinnedAt).isPresent()) {
            throw new ValuesGone(run.id());
        }
    }

    private void rows(Run run, PortfolioList list) throws IOException {
        long highest = portfolios.highestId();
        int blocks = highest == 0 ? 0 : layout.blockOf(new PortfolioId(highest)) + 1;
        for (int block = 0; block < blocks; block++) {
            var figures = valuations.block(run.id(), block);
            var inBlock =
                    owned.between(layout.first(block), layout.last(block), run.positionSequence());
            for (var one : inBlock) {
                list.add(
                        one.portfolio(),
                        one.login(),
                        one.owner(),
                        valued(figures, one.portfolio().id()));
            }
        }
    }

    private Map<Figure, Long> valued(Map<Figure, byte[]> figures, PortfolioId portfolio) {
        var valued = new EnumMap<Figure, Long>(Figure.class);
        figures.forEach((figure, packed) -> {
            long value = PackedFigures.at(packed, layout.placeOf(portfolio));
            if (value != PackedFigures.ABSENT) {
                valued.put(figure, value);
            }
        });
        return valued;
    }

    private void keep(ReportClaim claim, Run run, ReportFormat format, Path file, byte[] digest)
            throws IOException {
        var time = run.id().slot().start().toString().replaceAll("[^0-9TZ]", "");
        var made =
                new NewFile(
                        null,
                        format,
                        "portfolios-%s.%s".formatted(time, format.ending()),
                        Files.size(file),
                        digest,
                        settings.keepDays());
        files.keep(claim, List.of(new Made(made, () -> Files.newInputStream(file))));
    }
}
