package io.tenfolio.web.overview;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.web.live.Picture;
import io.tenfolio.web.look.LiveFigure;
import io.tenfolio.web.text.Formats;
import java.util.Optional;

/// What lies in one account of a portfolio and what it is worth, kept new.
public final class AccountPositions extends Div {
    public AccountPositions(
            Signal<Picture> picture,
            Formats formats,
            Signal<Timetable.Plan> timetable,
            AccountId account,
            Signal<Boolean> narrow) {
        var state = new OverviewState(picture, formats, timetable, Split.CLASS);
        state.show(Optional.of(account));
        var value = new LiveFigure(state.rowTotals().map(totals -> formats.worth(totals.value())));
        value.addClassName("total");
        var asOf = new Span();
        asOf.addClassName("as-of");
        asOf.bindText(state.asOfText());
        var main = new Div(value, asOf);
        main.addClassName("answer-main");
        var facts =
                new Div(
                        fact("overview.cash", new LiveFigure(state.rowCash())),
                        fact(
                                "overview.gain",
                                new LiveFigure(state.rowGain(), state.rowGainTone())));
        facts.addClassName("facts");
        var answer = new Section(main, facts);
        answer.addClassName("answer");
        answer.getElement().setAttribute("aria-label", getTranslation("overview.answer"));
        var positions =
                new Section(
                        new H2(getTranslation("positions.title")),
                        new PositionsGrid(state, narrow));
        positions.addClassNames("panel", "positions-panel");
        var waiting = new Paragraph(getTranslation("overview.waiting.text"));
        waiting.addClassName("quiet");
        waiting.bindVisible(state.isWaiting());
        answer.bindVisible(state.isValued());
        positions.bindVisible(state.isValued());
        add(waiting, answer, positions);
    }

    private Div fact(String label, LiveFigure figure) {
        var name = new Span(getTranslation(label));
        name.addClassName("quiet");
        var fact = new Div(name, figure);
        fact.addClassName("fact");
        return fact;
    }
}
