package io.tenfolio.batch.report;

import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.report.ReportId;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.StepExecution;

/// A claim as a job's parameters. The report identifies the job instance, so a later claim of the same report goes on with it; the
/// epoch identifies nothing.
final class ReportParameters {
    private static final String REPORT = "report";
    private static final String EPOCH = "epoch";

    private ReportParameters() {}

    static JobParameters of(ReportClaim claim) {
        return new JobParametersBuilder()
                .addLong(REPORT, claim.report().value())
                .addLong(EPOCH, (long) claim.epoch(), false)
                .toJobParameters();
    }

    static ReportClaim claim(StepExecution step) {
        var parameters = step.getJobParameters();
        return new ReportClaim(
                new ReportId(number(parameters, REPORT)),
                Math.toIntExact(number(parameters, EPOCH)));
    }

    private static long number(JobParameters parameters, String name) {
        var number = parameters.getLong(name);
        if (number == null) {
            throw new IllegalArgumentException("A report's job has no parameter " + name);
        }
        return number;
    }
}
