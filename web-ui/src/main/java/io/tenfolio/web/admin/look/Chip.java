package io.tenfolio.web.admin.look;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import io.tenfolio.job.RunState;
import io.tenfolio.web.text.Texts;
import java.util.Locale;

/// A state as a mark, a word and a colour together, never a colour alone.
public final class Chip extends Span {
    /// What a state means to somebody who looks for trouble.
    public enum Tone {
        GOOD("✓"),
        BUSY("▸"),
        WAITING("○"),
        BAD("✕"),
        GONE("–");

        private final String mark;

        Tone(String mark) {
            this.mark = mark;
        }

        /// As the style sheet knows it.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String mark() {
            return mark;
        }

        public static Tone of(RunState state) {
            return switch (state) {
                case PUBLISHED -> GOOD;
                case RUNNING -> BUSY;
                case QUEUED -> WAITING;
                case FAILED -> BAD;
                case MISSED -> GONE;
            };
        }
    }

    public static Chip of(RunState state) {
        return new Chip(
                Tone.of(state),
                Texts.in(UI.getCurrentOrThrow().getLocale(), "run.state." + state.name()));
    }

    public Chip(Tone tone, String word) {
        addClassNames("chip", "chip-" + tone.code());
        var mark = new Span(tone.mark());
        mark.addClassName("chip-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        add(mark, new Span(word));
    }
}
