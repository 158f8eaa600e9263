package io.tenfolio.web.live;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.function.Supplier;

/// Something one open page keeps an eye on: the newest answer to a question, as a signal. Close it with the page.
public final class Watched<T> implements AutoCloseable {
    private final Supplier<T> question;
    private final ValueSignal<T> answer;
    private final Watches watches;

    Watched(Supplier<T> question, Watches watches) {
        this.question = question;
        this.answer = new ValueSignal<>(question.get());
        this.watches = watches;
    }

    public Signal<T> signal() {
        return answer.asReadonly();
    }

    void askAgain() {
        var newer = question.get();
        if (!newer.equals(answer.peek())) {
            answer.set(newer);
        }
    }

    @Override
    public void close() {
        watches.forget(this);
    }
}
