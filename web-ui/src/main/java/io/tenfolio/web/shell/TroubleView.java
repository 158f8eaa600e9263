package io.tenfolio.web.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.tenfolio.web.look.PageInBar;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A page that could not be built: says so in words, the log says why.
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class TroubleView extends Main
        implements HasErrorParameter<Exception>, PageInBar, HasDynamicTitle {
    private static final Logger log = LoggerFactory.getLogger(TroubleView.class);

    public TroubleView() {
        addClassNames("page", "message-page");
        var again = new Anchor("", getTranslation("trouble.again"));
        again.setRouterIgnore(true);
        add(
                new H2(getTranslation("trouble.heading")),
                new Paragraph(getTranslation("trouble.text")),
                again);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        log.error(
                "The page {} could not be shown",
                event.getLocation().getPath(),
                parameter.getCaughtException());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String heading() {
        return getTranslation("trouble.title");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("trouble.title"));
    }
}
