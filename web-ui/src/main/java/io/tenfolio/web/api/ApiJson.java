package io.tenfolio.web.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// JSON as the API reads and writes it: nothing unknown, nothing guessed, nothing huge.
final class ApiJson {
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxNumberLength(30)
                    .maxStringLength(10_000)
                    .maxNameLength(100)
                    .maxTokenCount(20_000)
                    .build();

    private final JsonMapper mapper =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(LIMITS)
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                    .addModule(ours())
                    .build();

    private static SimpleModule ours() {
        return new SimpleModule("tenfolio-api")
                .addSerializer(BigDecimal.class, new PlainDecimal.Writer())
                .addDeserializer(BigDecimal.class, new PlainDecimal.Reader())
                .addDeserializer(String.class, new PlainText())
                .addDeserializer(Instant.class, TimeText.instants())
                .addDeserializer(LocalDate.class, TimeText.days());
    }

    JsonMapper mapper() {
        return mapper;
    }
}
