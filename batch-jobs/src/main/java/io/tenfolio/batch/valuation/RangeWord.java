package io.tenfolio.batch.valuation;

import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.util.Optional;

/// What the node that carries a run and the nodes that value ranges for it say to each other. As a text, because nothing else is let into the
/// cluster: `ranges1`, the word, slot, revision, epoch, and what belongs to the word.
sealed interface RangeWord {
    /// The claim under which everything that it is about is written.
    Claim claim();

    /// To all: this run has ranges for whoever has time.
    record Offer(Claim claim) implements RangeWord {}

    /// One writer more is ready to value ranges of the run.
    record Ready(Claim claim) implements RangeWord {}

    /// The answer to `Ready` and `Done`, unless nothing is left.
    record Value(Claim claim, BlockRange range) implements RangeWord {}

    /// Once a second: the range is still being valued.
    record Busy(Claim claim, BlockRange range) implements RangeWord {}

    /// The range is stored, the writer is ready for another; `staged` if its blocks are in the cache too.
    record Done(Claim claim, BlockRange range, boolean staged) implements RangeWord {}

    /// The range is not valued, and its writer wants no other.
    record GivenBack(Claim claim, BlockRange range, String why) implements RangeWord {}

    /// To all: the run needs nobody any more.
    record End(Claim claim) implements RangeWord {}

    default String text() {
        return switch (this) {
            case Offer _ -> text("offer", "");
            case Ready _ -> text("ready", "");
            case Value(_, var range) -> text("value", " " + range);
            case Busy(_, var range) -> text("busy", " " + range);
            case Done(_, var range, var staged) ->
                    text("done", " " + range + (staged ? " staged" : " stored"));
            case GivenBack(_, var range, var why) -> text("givenback", " " + range + " " + why);
            case End _ -> text("end", "");
        };
    }

    private String text(String word, String rest) {
        var run = claim().run();
        return "%s %s %d %d %d%s"
                .formatted(
                        "ranges1",
                        word,
                        run.slot().epochSecond(),
                        run.revision(),
                        claim().epoch(),
                        rest);
    }

    /// Empty when it is not one of ours, or of a version that says it otherwise.
    static Optional<RangeWord> of(String text) {
        var parts = text.split(" ", 7);
        if (parts.length < 5 || !parts[0].equals("ranges1")) {
            return Optional.empty();
        }
        try {
            var claim =
                    new Claim(
                            new RunId(
                                    Slot.ofEpochSecond(Long.parseLong(parts[2])),
                                    Integer.parseInt(parts[3])),
                            Integer.parseInt(parts[4]));
            return Optional.ofNullable(
                    switch (parts[1]) {
                        case "offer" -> new Offer(claim);
                        case "ready" -> new Ready(claim);
                        case "value" -> new Value(claim, BlockRange.of(parts[5]));
                        case "busy" -> new Busy(claim, BlockRange.of(parts[5]));
                        case "done" ->
                                new Done(claim, BlockRange.of(parts[5]), parts[6].equals("staged"));
                        case "givenback" -> new GivenBack(claim, BlockRange.of(parts[5]), parts[6]);
                        case "end" -> new End(claim);
                        default -> null;
                    });
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
