package io.tenfolio.batch.valuation;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How a run's blocks are shared out.
///
/// @param blocksPerChunk how many blocks one transaction values; what a killed node computes again is at most that for each writer
/// @param blocksPerPartition how many blocks a writer takes at a time; a run of no more is valued by one
/// @param writers how many partitions a node values at once: while one stores, the other computes
/// @param sharedFrom from how many blocks on a run is offered to the cluster's other schedulers
/// @param patience how long another scheduler may say nothing of a partition it has before somebody else values it
@Validated
@ConfigurationProperties("tenfolio.valuation")
record ValuationSettings(
        @DefaultValue("50") @Min(1) int blocksPerChunk,
        @DefaultValue("50") @Min(1) int blocksPerPartition,
        @DefaultValue("2") @Min(1) int writers,
        @DefaultValue("200") @Min(1) int sharedFrom,
        @DefaultValue("5s") Duration patience) {}
