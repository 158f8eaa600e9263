package io.tenfolio.batch.refresh;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.StepCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// One transaction makes the run what people see; after its commit come the map and the hint. A map that does not answer costs nothing: pages
/// read MariaDB, and [LiveCopy] is repeated until it succeeds.
@Component
class Publish {
    private static final Logger LOG = LoggerFactory.getLogger(Publish.class);

    private final Runs runs;
    private final Valuations valuations;
    private final LiveCopy copy;

    Publish(Runs runs, Valuations valuations, LiveCopy copy) {
        this.runs = runs;
        this.valuations = valuations;
        this.copy = copy;
    }

    StepCounts run(Claim claim) {
        runs.publish(claim, valuations.counts(claim.run()));
        try {
            copy.refresh();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Run {} is published, but the cache could not be told: {}. Pages read MariaDB; next try in seconds.",
                    claim.run(),
                    e.getMessage());
        }
        return new StepCounts(0, 1);
    }
}
