package io.tenfolio.web.instrument;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.RefusedFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Merging an instrument that was added twice, for programs of those who run the place.
@RestController
@RequestMapping("/api/v1/instruments/{instrument}/merge")
@Tag(name = "Instruments")
class MergeApi {
    private final InstrumentService service;

    MergeApi(InstrumentService service) {
        this.service = service;
    }

    @Schema(name = "NewMerge")
    record Wanted(
            @Schema(
                            description =
                                    "The duplicate: that of the address again; may be left out",
                            example = "57")
                    @Nullable Integer instrument,
            @Schema(description = "The one that stays", example = "42") @NotNull Integer into,
            @Schema(example = "Added twice") @NotBlank @Size(max = 200) String reason) {}

    @Schema(name = "Merge")
    record Moved(
            KnownInstrument duplicate,
            KnownInstrument survivor,
            @Schema(description = "How many entries count for the survivor from now on")
                    int entries,
            @Schema(description = "In how many portfolios") int portfolios,
            @Schema(description = "How many identifiers go over") int identifiers) {
        static Moved of(Merge merge) {
            return new Moved(
                    KnownInstrument.of(merge.duplicate()),
                    KnownInstrument.of(merge.survivor()),
                    merge.entries(),
                    merge.portfolios(),
                    merge.identifiers());
        }
    }

    @PostMapping("/preview")
    @NeedsScope(Scope.OPERATIONS_WRITE)
    @Operation(summary = "What merging a duplicate would move", description = "Nothing is written.")
    Moved preview(@PathVariable int instrument, @Valid @RequestBody Wanted asked) {
        return Moved.of(fitting(instrument, asked));
    }

    @PostMapping
    @NeedsScope(Scope.OPERATIONS_WRITE)
    @Operation(
            summary = "Merge a duplicate into another instrument",
            description =
                    "What was booked of it counts for the other from now on; both keep their history.")
    Moved merge(@PathVariable int instrument, @Valid @RequestBody Wanted asked) {
        var merge = fitting(instrument, asked);
        service.merge(merge.duplicate().id(), merge.survivor().id(), asked.reason().strip());
        return Moved.of(merge);
    }

    private Merge fitting(int instrument, Wanted asked) {
        RefusedFields.mustAgree("instrument", instrument, asked.instrument());
        var duplicate = new InstrumentId(instrument);
        var survivor = new InstrumentId(asked.into());
        if (service.find(duplicate).isEmpty() || service.mergedInto(duplicate).isPresent()) {
            throw new NotThere("instrument that could be merged");
        }
        if (service.find(survivor).isEmpty() || service.mergedInto(survivor).isPresent()) {
            throw new RefusedFields("into", "is not known, or was merged itself");
        }
        var merge = service.preview(duplicate, survivor);
        if (!merge.fits()) {
            throw new RefusedFields(
                    "into", "must be another one of the same kind, priced in the same currency");
        }
        return merge;
    }
}
