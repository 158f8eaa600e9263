package io.tenfolio.db.job;

import io.tenfolio.job.Run;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The truth about runs. Start, take-over, restart and stop lock the gate's row and then the run's; times are the database's.
@Repository
public class Runs {
    private final JdbcClient jdbc;

    public Runs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A run that a node may work on as long as its epoch is the newest.
    public record Claim(RunId run, int epoch) {}

    /// Names of the steps whose time the run's row keeps.
    public enum Step {
        FETCH,
        CHOOSE,
        VALUE,
        RECONCILE,
        PUBLISH
    }

    /// Queues a run; false when that (slot, revision) is there already.
    public boolean queue(RunId run, String requestedBy) {
        throw new UnsupportedOperationException("being built");
    }

    /// The next revision of a slot, queued: one more than the highest there is.
    public RunId queueNextRevision(Slot slot, String requestedBy) {
        throw new UnsupportedOperationException("being built");
    }

    public Optional<Run> find(RunId run) {
        throw new UnsupportedOperationException("being built");
    }

    /// The run that people see: highest slot, then highest revision, among the published.
    public Optional<Run> latestPublished() {
        throw new UnsupportedOperationException("being built");
    }

    /// The published run with the highest (slot, revision) before `run`.
    public Optional<Run> publishedBefore(RunId run) {
        throw new UnsupportedOperationException("being built");
    }

    public List<Run> newest(int limit) {
        throw new UnsupportedOperationException("being built");
    }

    /// If nothing runs: the newest queued run becomes RUNNING on `node`, older queued ones MISSED with a reason.
    public Optional<Claim> claimNext(String node) {
        throw new UnsupportedOperationException("being built");
    }

    /// A running run whose node has been silent for `silence` moves to `node` with a new epoch.
    public Optional<Claim> takeOver(String node, Duration silence) {
        throw new UnsupportedOperationException("being built");
    }

    /// A failed run becomes RUNNING again on `node` with a new epoch, if nothing runs.
    public Optional<Claim> restart(RunId run, String node) {
        throw new UnsupportedOperationException("being built");
    }

    /// Renews the sign of life of a run; false when the run is no longer this claim's.
    public boolean alive(Claim claim) {
        throw new UnsupportedOperationException("being built");
    }

    /// Inside a chunk's transaction: holds the run's row shared until commit.
    ///
    /// @throws LostRun if the claim's epoch is not the newest or the run is not RUNNING
    public void hold(Claim claim) {
        throw new UnsupportedOperationException("being built");
    }

    public void tookStep(Claim claim, Step step, Duration took) {
        throw new UnsupportedOperationException("being built");
    }

    /// What the run values: the position sequence it uses and how many portfolios are eligible. Said once; a restart keeps it.
    public void fixInputs(Claim claim, long positionSequence, int eligible) {
        throw new UnsupportedOperationException("being built");
    }

    /// RUNNING → PUBLISHED with its counts, in the caller's transaction.
    public void publish(Claim claim, RunCounts counts) {
        throw new UnsupportedOperationException("being built");
    }

    /// RUNNING → FAILED; nothing when the claim is lost.
    public void fail(Claim claim, String reason) {
        throw new UnsupportedOperationException("being built");
    }

    /// Writes MISSED for a slot that nobody ran, or for a queued run.
    public void miss(Slot slot, String reason) {
        throw new UnsupportedOperationException("being built");
    }
}
