package io.tenfolio.web.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/// Parts of a whole as a ring with a list beside it that carries the words and figures.
@Tag("share-donut")
@NpmPackage(value = "echarts", version = "6.1.0")
@JsModule("./tenfolio/share-donut.ts")
public final class ShareDonut extends Component implements HasSize, HasStyle {
    /// @param key what keeps its colour between pages and switches
    /// @param share a fraction of the whole; below 0 is listed but not drawn
    public record Part(String key, String name, double share, String shareText, String worthText) {}

    public void setTitle(String title) {
        getElement().setProperty("chartTitle", title);
    }

    public void show(List<Part> parts) {
        var json = JsonNodeFactory.instance.arrayNode(parts.size());
        for (var part : parts) {
            json.addObject()
                    .put("key", part.key())
                    .put("name", part.name())
                    .put("share", part.share())
                    .put("shareText", part.shareText())
                    .put("worthText", part.worthText());
        }
        getElement().setPropertyJson("parts", json);
    }
}
