package io.tenfolio.batch.price;

import io.tenfolio.batch.price.source.SourceSettings;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// `tenfolio.sources.<name>`: the sources to ask, by name.
@Validated
@ConfigurationProperties("tenfolio")
record SourcesSettings(@DefaultValue Map<String, @Valid SourceSettings> sources) {}
