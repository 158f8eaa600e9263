package io.tenfolio.web.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Worth over time as an area with a crosshair, and the same figures as a table behind it.
@Tag("value-chart")
@NpmPackage(value = "echarts", version = "6.1.0")
@JsModule("./tenfolio/value-chart.ts")
public final class ValueChart extends Component implements HasSize, HasStyle {
    /// @param value in the currency's unit; the chart's own precision is enough for the eye
    public record Point(Instant at, double value) {}

    public ValueChart(Locale locale, ZoneId zone) {
        getElement().setProperty("locale", locale.toLanguageTag());
        getElement().setProperty("zone", zone.getId());
        getElement().setProperty("timeText", getTranslation("chart.table.time"));
        getElement().setProperty("valueText", getTranslation("chart.table.value"));
        getElement().setProperty("tableText", getTranslation("chart.table"));
        getElement().setProperty("emptyText", getTranslation("chart.empty"));
    }

    public void setCurrency(Currency currency) {
        getElement().setProperty("currency", currency.getCurrencyCode());
    }

    /// What is shown over which period, e.g. `Value, 1 month`.
    public void setTitle(String title) {
        getElement().setProperty("chartTitle", title);
    }

    /// @param intraday whether points carry times of day that matter
    public void show(List<Point> points, boolean intraday) {
        var json = JsonNodeFactory.instance.arrayNode(points.size());
        points.forEach(point -> json.add(pair(point)));
        getElement().setProperty("intraday", intraday);
        getElement().setPropertyJson("points", json);
    }

    /// Adds one point at the end, or moves the last one when it is at the same time.
    public void append(Point point) {
        getElement().callJsFunction("addPoint", (double) point.at().toEpochMilli(), point.value());
    }

    private static ArrayNode pair(Point point) {
        return JsonNodeFactory.instance
                .arrayNode(2)
                .add(point.at().toEpochMilli())
                .add(point.value());
    }
}
