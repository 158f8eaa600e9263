package io.tenfolio.web.admin.look;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.job.RequestReport;
import io.tenfolio.web.live.Watched;
import io.tenfolio.web.text.RemarkTexts;
import org.jspecify.annotations.Nullable;

/// What became of what was asked: waits in sight of whoever asked until a scheduler answered.
public final class RequestNotice extends Div {
    private @Nullable Watched<RequestReport> followed;

    public RequestNotice() {
        addClassName("request-notice");
        getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
        setVisible(false);
    }

    /// Shows `request` instead of an earlier one.
    public void follow(Watched<RequestReport> request) {
        close();
        followed = request;
        removeAll();
        var line = new Div();
        add(line);
        setVisible(true);
        Signal.effect(line, () -> say(line, request.signal().get()));
    }

    private void say(Div line, RequestReport request) {
        line.removeAll();
        setClassName("refused", request.state() == RequestReport.State.REFUSED);
        setClassName("waiting", !request.isAnswered());
        var what = new Span(getTranslation("request.kind." + request.request().kind().name()));
        what.addClassName("strong");
        line.add(
                what,
                new Span(" · "),
                new Span(
                        switch (request.state()) {
                            case OPEN -> getTranslation("request.waiting");
                            case DONE -> outcome(request);
                            case REFUSED -> getTranslation("request.refused", outcome(request));
                        }));
    }

    private String outcome(RequestReport request) {
        return RemarkTexts.in(getLocale(), request.outcome());
    }

    private void close() {
        if (followed != null) {
            followed.close();
            followed = null;
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        close();
        setVisible(false);
    }
}
