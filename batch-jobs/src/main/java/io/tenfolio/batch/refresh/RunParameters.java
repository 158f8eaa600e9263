package io.tenfolio.batch.refresh;

import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.StepExecution;

/// A claim as a job's parameters. Slot and revision identify the job instance, so a later claim of the same run goes on with it; the epoch
/// identifies nothing and tells every step of an execution under which claim it works.
public final class RunParameters {
    private static final String SLOT = "slot";
    private static final String REVISION = "revision";
    private static final String EPOCH = "epoch";

    private RunParameters() {}

    public static JobParameters of(Claim claim) {
        return new JobParametersBuilder()
                .addLong(SLOT, claim.run().slot().epochSecond())
                .addLong(REVISION, (long) claim.run().revision())
                .addLong(EPOCH, (long) claim.epoch(), false)
                .toJobParameters();
    }

    public static Claim claim(JobParameters parameters) {
        return new Claim(
                new RunId(
                        Slot.ofEpochSecond(number(parameters, SLOT)),
                        Math.toIntExact(number(parameters, REVISION))),
                Math.toIntExact(number(parameters, EPOCH)));
    }

    public static Claim claim(StepExecution step) {
        return claim(step.getJobParameters());
    }

    private static long number(JobParameters parameters, String name) {
        var number = parameters.getLong(name);
        if (number == null) {
            throw new IllegalArgumentException("A refresh has no parameter " + name);
        }
        return number;
    }
}
