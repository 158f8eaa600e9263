package io.tenfolio.web.admin.look;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import io.tenfolio.web.live.Watched;
import io.tenfolio.web.look.PageInBar;
import java.util.ArrayList;
import java.util.List;

/// What all pages of the console have in common: their name, their style, and that what they watch ends with them.
@StyleSheet("styles/admin.css")
public abstract class AdminPage extends Main implements PageInBar, HasDynamicTitle {
    private final String name;
    private final List<AutoCloseable> watched = new ArrayList<>();

    /// @param name the key of the page's name
    protected AdminPage(String name) {
        this.name = name;
        addClassNames("page", "admin-page");
    }

    /// Watches until the page shows something else or is left.
    protected final <T> Watched<T> keep(Watched<T> open) {
        watched.add(open);
        return open;
    }

    /// Before the page shows something else.
    protected final void startAnew() {
        watched.forEach(AdminPage::end);
        watched.clear();
        removeAll();
    }

    private static void end(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            throw new IllegalStateException("What a page watched did not end", e);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        watched.forEach(AdminPage::end);
        watched.clear();
    }

    @Override
    public String heading() {
        return getTranslation(name);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", heading());
    }
}
