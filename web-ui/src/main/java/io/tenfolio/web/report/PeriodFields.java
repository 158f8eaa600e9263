package io.tenfolio.web.report;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import io.tenfolio.performance.Period;
import java.time.LocalDate;
import java.util.Optional;

/// Chooses a period: one of those people ask for most, or two days of one's own. The first day shown is in the period.
final class PeriodFields extends Div {
    private final ComboBox<PeriodChoice> choice = new ComboBox<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private LocalDate today;

    PeriodFields(LocalDate today) {
        this.today = today;
        addClassName("period-fields");
        choice.setLabel(getTranslation("reports.period.label"));
        choice.setItems(PeriodChoice.values());
        choice.setItemLabelGenerator(one -> getTranslation("reports.period." + one.name()));
        choice.setAllowCustomValue(false);
        from.setLabel(getTranslation("reports.from"));
        to.setLabel(getTranslation("reports.to"));
        choice.addValueChangeListener(_ -> fill());
        choice.setValue(PeriodChoice.LAST_MONTH);
        add(choice, from, to);
    }

    /// Periods end on this day at the latest.
    void today(LocalDate day) {
        today = day;
        fill();
    }

    private void fill() {
        var chosen = Optional.ofNullable(choice.getValue()).orElse(PeriodChoice.OWN);
        var period = chosen.asOf(today);
        boolean own = chosen == PeriodChoice.OWN;
        from.setMax(today);
        to.setMax(today);
        from.setValue(period.start().plusDays(1));
        to.setValue(period.end());
        from.setReadOnly(!own);
        to.setReadOnly(!own);
    }

    /// Empty, and said beside the fields, when they make no period.
    Optional<Period> period() {
        var first = from.getValue();
        var last = to.getValue();
        boolean good =
                first != null && last != null && !last.isBefore(first) && !last.isAfter(today);
        to.setInvalid(!good);
        to.setErrorMessage(good ? "" : getTranslation("reports.period.wrong"));
        return good ? Optional.of(new Period(first.minusDays(1), last)) : Optional.empty();
    }
}
