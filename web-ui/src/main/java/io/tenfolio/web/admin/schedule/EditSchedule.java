package io.tenfolio.web.admin.schedule;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.tenfolio.job.Schedule;
import io.tenfolio.web.admin.look.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/// How often something is due, with the times that would follow shown before it is saved.
final class EditSchedule extends Dialog {
    private static final int SHOWN = 5;
    private static final List<Long> MULTIPLES = List.of(1L, 2L, 3L, 6L, 12L, 24L, 36L, 72L, 144L);

    private final Schedule schedule;
    private final Words words;
    private final Instant now;
    private final Select<Duration> every = new Select<>();
    private final OrderedList next = new OrderedList();
    private final TextArea reason = new TextArea();

    /// What is done with a choice and its reason.
    interface Saver {
        void save(Duration every, String reason);
    }

    EditSchedule(Schedule schedule, String name, Words words, Instant now, Saver saver) {
        this.schedule = schedule;
        this.words = words;
        this.now = now;
        setHeaderTitle(words.text("schedule.edit.of", name));
        setWidth("min(460px, calc(100vw - 32px))");
        every.setLabel(words.text("schedule.every"));
        every.setItems(choices(schedule));
        every.setItemLabelGenerator(words::span);
        every.setValue(schedule.every());
        every.setWidthFull();
        every.addValueChangeListener(chosen -> preview(chosen.getValue()));
        reason.setLabel(words.text("ask.reason"));
        reason.setHelperText(words.text("ask.reason.help"));
        reason.setRequired(true);
        reason.setWidthFull();
        reason.setMaxLength(300);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        var save =
                new Button(
                        words.text("schedule.save"),
                        _ -> {
                            close();
                            saver.save(every.getValue(), reason.getValue());
                        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setEnabled(false);
        reason.addValueChangeListener(typed -> save.setEnabled(!typed.getValue().isBlank()));
        var title = new Paragraph(words.text("schedule.preview"));
        title.addClassNames("quiet", "preview-title");
        next.addClassName("preview");
        next.getElement().setAttribute("aria-live", "polite");
        var body = new Div(every, title, next, reason);
        body.addClassName("edit-schedule");
        add(body);
        getFooter().add(new Button(words.text("ask.cancel"), _ -> close()), save);
        preview(schedule.every());
    }

    private static List<Duration> choices(Schedule schedule) {
        var chosen = schedule.every().dividedBy(schedule.step());
        return LongStream.concat(
                        MULTIPLES.stream().mapToLong(Long::longValue), LongStream.of(chosen))
                .sorted()
                .distinct()
                .mapToObj(schedule.step()::multipliedBy)
                .toList();
    }

    private void preview(Duration chosen) {
        next.removeAll();
        schedule.withEvery(chosen)
                .next(now, SHOWN)
                .forEach(at -> next.add(new ListItem(words.at(at, now))));
    }
}
