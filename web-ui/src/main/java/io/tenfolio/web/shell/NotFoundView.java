package io.tenfolio.web.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.tenfolio.web.look.PageInBar;
import jakarta.servlet.http.HttpServletResponse;

/// Nothing is here, or nothing that this person may see: the same page for both.
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class NotFoundView extends Main
        implements HasErrorParameter<NotFoundException>, PageInBar, HasDynamicTitle {
    public NotFoundView() {
        addClassNames("page", "message-page");
        add(
                new H2(getTranslation("missing.heading")),
                new Paragraph(getTranslation("missing.text")),
                new Anchor("", getTranslation("missing.back")));
    }

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String heading() {
        return getTranslation("missing.title");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("missing.title"));
    }
}
