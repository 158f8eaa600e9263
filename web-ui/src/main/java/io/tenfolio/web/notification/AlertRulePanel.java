package io.tenfolio.web.notification;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.web.text.NumberText;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// What a person wants to be told of one portfolio.
public final class AlertRulePanel extends Section {
    private static final int MOST_DIGITS = 5;
    private static final int MOST_AMOUNT_DIGITS = 15;
    private static final int FRACTION_DIGITS = 4;

    private final Locale locale;

    public AlertRulePanel(NotificationService service, Portfolio portfolio, Locale locale) {
        this.locale = locale;
        addClassNames("panel", "settings-panel");
        var percent = number("alerts.percent");
        var amount = number("alerts.amount", portfolio.baseCurrency().getCurrencyCode());
        var stale = new Checkbox(getTranslation("alerts.stale"));
        service.rule(portfolio.id())
                .ifPresent(rule -> {
                    show(percent, Optional.ofNullable(rule.movePercentOrNull()));
                    show(amount, Optional.ofNullable(rule.moveAmountOrNull()));
                    stale.setValue(rule.stalePrices());
                });
        var save =
                new Button(
                        getTranslation("alerts.save"),
                        _ -> {
                            boolean right =
                                    check(percent, MOST_DIGITS) & check(amount, MOST_AMOUNT_DIGITS);
                            if (right) {
                                service.want(
                                        portfolio.id(),
                                        typed(percent).orElse(null),
                                        typed(amount).orElse(null),
                                        stale.getValue());
                                Notification.show(getTranslation("alerts.saved"));
                            }
                        });
        var help = new Paragraph(getTranslation("alerts.help"));
        help.addClassName("quiet");
        var line = new Div(percent, amount, stale, save);
        line.addClassName("field-line");
        add(new H2(getTranslation("alerts.title")), help, line);
    }

    private TextField number(String label, Object... params) {
        var field = new TextField(getTranslation(label, params));
        field.setManualValidation(true);
        field.setMaxLength(24);
        field.getElement().setAttribute("inputmode", "decimal");
        return field;
    }

    private void show(TextField field, Optional<BigDecimal> number) {
        number.ifPresent(
                value -> field.setValue(NumberText.write(value.stripTrailingZeros(), locale)));
    }

    private Optional<BigDecimal> typed(TextField field) {
        return NumberText.parse(field.getValue(), locale);
    }

    /// Nothing is no threshold; else it is more than 0 and fits.
    private boolean check(TextField field, int digits) {
        boolean right =
                field.getValue().isBlank()
                        || typed(field)
                                .filter(number ->
                                        number.signum() > 0
                                                && number.scale() <= FRACTION_DIGITS
                                                && number.precision() - number.scale() <= digits)
                                .isPresent();
        field.setErrorMessage(getTranslation("alerts.wrong"));
        field.setInvalid(!right);
        return right;
    }
}
