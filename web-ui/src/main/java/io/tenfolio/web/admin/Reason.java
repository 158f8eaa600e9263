package io.tenfolio.web.admin;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Why a program of the staff wants something done, as it stands in the audit trail.
@Schema(name = "Reason")
public record Reason(
        @Schema(example = "The source answered with yesterday's prices")
                @NotBlank
                @Size(max = Reason.LONGEST)
                String reason) {
    public static final int LONGEST = 300;
}
