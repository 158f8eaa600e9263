package io.tenfolio.batch.valuation;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// `blocksPerChunk`: how many blocks one transaction values; what a killed node computes again is at most that.
@Validated
@ConfigurationProperties("tenfolio.valuation")
record ValuationSettings(@DefaultValue("50") @Min(1) int blocksPerChunk) {}
