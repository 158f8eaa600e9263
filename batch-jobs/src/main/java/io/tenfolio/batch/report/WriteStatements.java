package io.tenfolio.batch.report;

import io.tenfolio.batch.report.StatementSources.Source;
import io.tenfolio.batch.report.StatementsToWrite.Few;
import io.tenfolio.batch.report.writing.StatementWriter;
import io.tenfolio.db.report.ReportFiles.Made;
import io.tenfolio.db.report.ReportFiles.NewFile;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportOrder;
import io.tenfolio.report.Statement;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.dao.DataAccessException;

/// Makes statements of a few portfolios. One that cannot be told does not keep the others from theirs.
class WriteStatements implements ItemProcessor<Few, List<MadeStatement>> {
    private static final Logger LOG = LoggerFactory.getLogger(WriteStatements.class);

    private final ReportOrder order;
    private final Period period;
    private final StatementSources sources;
    private final StatementWriter writer;
    private final int keepDays;

    WriteStatements(
            ReportOrder order, StatementSources sources, StatementWriter writer, int keepDays) {
        this.order = order;
        this.period = order.period().orElseThrow();
        this.sources = sources;
        this.writer = writer;
        this.keepDays = keepDays;
    }

    @Override
    public List<MadeStatement> process(Few few) {
        Set<PortfolioId> wanted = new HashSet<>(few.portfolios());
        var made = new ArrayList<MadeStatement>();
        for (var source : sources.between(few.first(), few.last())) {
            if (wanted.contains(source.owned().portfolio().id())) {
                made.add(make(source));
            }
        }
        return made;
    }

    private MadeStatement make(Source source) {
        var portfolio = source.owned().portfolio().id();
        try {
            var statement = Statement.of(source.source(), period);
            var locale = order.isOfAll() ? source.owned().locale() : order.locale();
            var files = new ArrayList<Made>();
            for (var format : order.formats()) {
                files.add(file(statement, format, writer.write(statement, format, locale)));
            }
            return new MadeStatement.Written(files);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("The statement of portfolio {} cannot be made", portfolio.value(), e);
            return new MadeStatement.Failed(portfolio, reason(e));
        }
    }

    private Made file(Statement statement, ReportFormat format, byte[] content) {
        return new Made(
                new NewFile(
                        statement.portfolio().id(),
                        format,
                        StatementWriter.fileName(statement, format),
                        content.length,
                        sha256().digest(content),
                        keepDays),
                () -> new ByteArrayInputStream(content));
    }

    private static String reason(RuntimeException e) {
        return e.getMessage() == null ? "no reason was given" : e.getMessage();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
