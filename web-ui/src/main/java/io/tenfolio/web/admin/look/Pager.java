package io.tenfolio.web.admin.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.signals.Signal;
import java.util.Optional;
import java.util.function.Function;

/// The ways through a list that is paged by key: back to the newest, on to what is older.
public final class Pager extends Div {
    /// `newest` is empty on the first page; `older` tells where what is shown goes on, if it does.
    public <P> Pager(
            Class<? extends Component> view,
            Optional<QueryParameters> newest,
            Signal<P> shown,
            Function<P, Optional<QueryParameters>> older) {
        addClassName("pager");
        Signal.effect(
                this,
                () -> {
                    removeAll();
                    newest.ifPresent(query -> add(to(view, "pager.newest", query)));
                    older.apply(shown.get())
                            .ifPresent(query -> add(to(view, "pager.older", query)));
                });
    }

    private RouterLink to(Class<? extends Component> view, String key, QueryParameters query) {
        var link = new RouterLink(getTranslation(key), view);
        link.setQueryParameters(query);
        return link;
    }
}
