package io.tenfolio.web.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;

/// What every page's HTML carries: theme, colour scheme, push, icon.
@Push(transport = Transport.WEBSOCKET_XHR)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles.css")
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
public class TenfolioShell implements AppShellConfigurator {
    @Override
    public void configurePage(AppShellSettings page) {
        page.addLink("icon", "icons/tenfolio.svg");
        page.addMetaTag("application-name", "Tenfolio");
        page.addMetaTag("description", "What your portfolio is worth, every ten minutes.");
        page.addMetaTag("robots", "noindex");
    }
}
