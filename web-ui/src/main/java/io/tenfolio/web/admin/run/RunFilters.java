package io.tenfolio.web.admin.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.tenfolio.job.RunFilter;
import io.tenfolio.job.RunState;
import io.tenfolio.web.admin.look.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The fields that narrow the list; each change is told at once.
final class RunFilters extends Div {
    private final Words words;
    private final Select<RunState> state = new Select<>();
    private final DateTimePicker from = new DateTimePicker();
    private final DateTimePicker to = new DateTimePicker();
    private final TextField by = new TextField();
    private final IntegerField revision = new IntegerField();
    private final Consumer<RunFilter> chosen;

    RunFilters(RunFilter filter, Words words, Consumer<RunFilter> chosen) {
        this.words = words;
        this.chosen = chosen;
        addClassName("filters");
        getElement()
                .setAttribute("role", "search")
                .setAttribute("aria-label", words.text("filter.title"));
        state.setLabel(words.text("run.state"));
        state.setItems(RunState.values());
        state.setItemLabelGenerator(
                s -> s == null ? words.text("filter.any") : words.text("run.state." + s.name()));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(words.text("filter.any"));
        state.setValue(filter.state());
        for (var time : new DateTimePicker[] {from, to}) {
            time.setStep(Duration.ofMinutes(10));
            time.setLocale(words.formats().locale());
        }
        from.setLabel(words.text("filter.from"));
        from.setValue(local(filter.from()));
        to.setLabel(words.text("filter.to"));
        to.setValue(local(filter.to()));
        by.setLabel(words.text("run.by"));
        by.setPlaceholder(words.text("filter.by.hint"));
        by.setValue(filter.requestedBy());
        by.setClearButtonVisible(true);
        revision.setLabel(words.text("run.revision"));
        revision.setMin(0);
        revision.setClearButtonVisible(true);
        revision.setValue(filter.revision());
        add(state, from, to, by, revision);
        if (filter.narrows()) {
            var all = new Button(words.text("filter.clear"), _ -> chosen.accept(RunFilter.ALL));
            all.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            add(all);
        }
        state.addValueChangeListener(_ -> tell());
        from.addValueChangeListener(_ -> tell());
        to.addValueChangeListener(_ -> tell());
        by.addValueChangeListener(_ -> tell());
        revision.addValueChangeListener(_ -> tell());
    }

    private void tell() {
        chosen.accept(
                new RunFilter(
                        state.getValue(),
                        instant(from.getValue()),
                        instant(to.getValue()),
                        by.getValue().strip(),
                        revision.isInvalid() ? null : revision.getValue()));
    }

    private @Nullable LocalDateTime local(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, words.formats().zone());
    }

    private @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(words.formats().zone()).toInstant();
    }
}
