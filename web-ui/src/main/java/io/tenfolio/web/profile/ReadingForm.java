package io.tenfolio.web.profile;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.tenfolio.access.Preferences;
import io.tenfolio.access.Theme;
import io.tenfolio.access.User;
import io.tenfolio.money.Worth;
import io.tenfolio.web.text.Formats;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// Language, formats, zone and theme, with a line that shows what they do before they are saved.
final class ReadingForm extends Div {
    private static final Worth SAMPLE = Worth.of("1234567.8900", "EUR");

    private final ProfileService service;
    private final Clock clock;
    private final Select<Locale> language = new Select<>();
    private final Select<Locale> formats = new Select<>();
    private final ComboBox<ZoneId> zone = new ComboBox<>();
    private final Select<Theme> theme = new Select<>();
    private final Paragraph sample = new Paragraph();

    ReadingForm(ProfileService service, User me, Clock clock) {
        this.service = service;
        this.clock = clock;
        addClassName("fields");
        language.setLabel(getTranslation("profile.language"));
        language.setItems(List.of(Locale.ENGLISH, Locale.GERMAN));
        language.setItemLabelGenerator(one -> one.getDisplayLanguage(one));
        language.setValue(
                me.language().getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH);
        formats.setLabel(getTranslation("profile.formats"));
        formats.setItems(FormatChoices.locales(me.locale()));
        formats.setItemLabelGenerator(one -> one.getDisplayName(getLocale()));
        formats.setValue(me.locale());
        zone.setLabel(getTranslation("profile.zone"));
        zone.setItems(FormatChoices.zones(me.zone()));
        zone.setItemLabelGenerator(one -> one.getId().replace('_', ' '));
        zone.setValue(me.zone());
        zone.setRequiredIndicatorVisible(true);
        theme.setLabel(getTranslation("profile.theme"));
        theme.setItems(Theme.values());
        theme.setItemLabelGenerator(one -> getTranslation("profile.theme." + one.name()));
        theme.setValue(me.theme());
        sample.addClassName("sample");
        sample.getElement().setAttribute("aria-live", "polite");
        formats.addValueChangeListener(_ -> showSample());
        zone.addValueChangeListener(_ -> showSample());
        showSample();
        var save = new Button(getTranslation("profile.reading.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(language, formats, zone, theme, sample, save);
    }

    private void showSample() {
        if (zone.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var chosen = new Formats(formats.getValue(), zone.getValue());
        sample.setText(
                getTranslation(
                        "profile.sample",
                        chosen.worth(SAMPLE),
                        chosen.day(now.atZone(zone.getValue()).toLocalDate()),
                        chosen.time(now),
                        chosen.zoneName(now)));
    }

    private void save() {
        if (zone.isEmpty()) {
            zone.focus();
            return;
        }
        service.prefer(
                new Preferences(
                        language.getValue(),
                        formats.getValue(),
                        zone.getValue(),
                        theme.getValue()));
        // words, figures and colours of the whole page follow
        UI.getCurrent().getPage().reload();
    }
}
