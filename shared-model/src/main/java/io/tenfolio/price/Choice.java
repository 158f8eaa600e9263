package io.tenfolio.price;

import java.util.List;

/// What a selection decided for one instrument or currency, and which statements it refused and why. `S` is
/// what sources say, `K` what is known already.
public sealed interface Choice<S extends Statement, K extends Known> {
    List<Refusal<S>> refusals();

    /// Something new: to be recorded with the quality `stored`, and used in the run with `inRun`, which may be
    /// STALE although it is the newest there is.
    record Chosen<S extends Statement, K extends Known>(
            S statement, Quality stored, Quality inRun, List<Refusal<S>> refusals)
            implements Choice<S, K> {
        public Chosen {
            refusals = List.copyOf(refusals);
        }
    }

    /// Nothing new: what is known stands, with its quality in this run.
    record Carried<S extends Statement, K extends Known>(
            K known, Quality inRun, List<Refusal<S>> refusals) implements Choice<S, K> {
        public Carried {
            refusals = List.copyOf(refusals);
        }
    }

    /// Nobody ever said anything that can be used: a gap.
    record Nothing<S extends Statement, K extends Known>(List<Refusal<S>> refusals)
            implements Choice<S, K> {
        public Nothing {
            refusals = List.copyOf(refusals);
        }
    }
}
