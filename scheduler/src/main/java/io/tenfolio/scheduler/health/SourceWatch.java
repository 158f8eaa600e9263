package io.tenfolio.scheduler.health;

import io.tenfolio.batch.price.source.Sources;
import io.tenfolio.db.price.SourceStates;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Writes what this node's breakers do, so that operators see it.
@Component
class SourceWatch {
    private final Sources sources;
    private final SourceStates states;
    private final ThisNode self;

    SourceWatch(Sources sources, SourceStates states, ThisNode self) {
        this.sources = sources;
        this.states = states;
        this.self = self;
    }

    @Scheduled(fixedDelayString = "2s")
    void show() {
        for (var source : sources.all()) {
            var breaker = source.gateway().breaker();
            states.seen(
                    self.name(),
                    source.name().value(),
                    breaker.state(),
                    breaker.failures(),
                    source.settings().atMostEvery());
        }
    }
}
