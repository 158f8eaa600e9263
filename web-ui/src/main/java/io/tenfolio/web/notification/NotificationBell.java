package io.tenfolio.web.notification;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.signals.Signal;
import org.jspecify.annotations.Nullable;

/// A bell in the bar with how much is not read; leads to the list.
public final class NotificationBell extends Anchor {
    private static final int MOST_SHOWN = 99;

    private final NotificationService service;
    private final Span badge = new Span();
    private @Nullable UnreadCount unread;

    public NotificationBell(NotificationService service) {
        super("notifications");
        this.service = service;
        addClassName("bell");
        var icon = new Span();
        icon.addClassName("page-icon");
        icon.getElement().setAttribute("aria-hidden", "true");
        icon.getStyle().set("--icon", "url('icons/bell.svg')");
        badge.addClassName("bell-count");
        add(icon, badge);
        say(0);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        var following = service.unread();
        unread = following;
        Signal.effect(this, () -> say(following.count().get()));
    }

    private void say(int count) {
        badge.setText(count > MOST_SHOWN ? MOST_SHOWN + "+" : String.valueOf(count));
        badge.getElement().setAttribute("data-empty", count == 0);
        setAriaLabel(getTranslation("notifications.unread", count));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        var following = unread;
        unread = null;
        if (following != null) {
            following.close();
        }
    }
}
