package io.tenfolio.web.admin.user;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.tenfolio.access.LoginSession;
import io.tenfolio.access.Member;
import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.look.ReasonDialog;
import io.tenfolio.web.look.ReasonDialog.Refused;
import io.tenfolio.web.security.BrowserName;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.security.Person;
import io.tenfolio.web.text.Formats;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.function.Consumer;

/// One user: who it is, where they are logged in, and what an administrator can do.
@Route("admin/users/:user")
@RolesAllowed({"ADMIN", "AUDITOR"})
@StyleSheet("styles/users.css")
public class UserView extends Main implements BeforeEnterObserver, PageInBar, HasDynamicTitle {
    private final UserService service;
    private final Person me;
    private final Formats formats;
    private final Clock clock;
    private String name = "";

    public UserView(UserService service, CurrentPerson person, Clock clock) {
        this.service = service;
        this.clock = clock;
        this.me = person.get();
        this.formats = new Formats(me.locale(), me.zone());
        addClassNames("page", "user");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(number(event.getRouteParameters().get("user").orElse("")));
    }

    private static UserId number(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new NotFoundException();
        }
        return new UserId(Long.parseLong(text));
    }

    private void show(UserId id) {
        var member = service.find(id).orElseThrow(NotFoundException::new);
        name = member.user().displayName();
        removeAll();
        var back = new Anchor("admin/users", getTranslation("user.back"));
        back.addClassName("back");
        add(back, who(member), sessions(member));
        if (me.role() == Role.ADMIN) {
            add(actions(member));
        }
    }

    private Component who(Member member) {
        var user = member.user();
        var facts = new DescriptionList();
        facts.addClassName("user-facts");
        fact(facts, "login.name", user.login());
        fact(facts, "users.role", getTranslation("role." + user.role().name()));
        fact(
                facts,
                "users.state",
                getTranslation(user.enabled() ? "users.enabled" : "users.disabled"));
        fact(facts, "field.email", member.email().map(mail -> mail.value()).orElse("–"));
        fact(facts, "user.since", formats.dayAndTime(member.createdAt()));
        fact(
                facts,
                "users.seen",
                member.seenAt().map(at -> formats.timeNear(at, clock.instant())).orElse("–"));
        var panel = new Section(new H2(name), facts);
        panel.addClassName("panel");
        return panel;
    }

    private void fact(DescriptionList facts, String label, String value) {
        facts.add(
                new DescriptionList.Term(getTranslation(label)),
                new DescriptionList.Description(value));
    }

    // ---- sessions ----

    private Component sessions(Member member) {
        var list = new UnorderedList();
        list.addClassName("session-list");
        var open = service.sessions(member.user().id());
        open.forEach(session -> list.add(new ListItem(line(session))));
        var panel = new Section(new H2(getTranslation("user.sessions")));
        panel.addClassName("panel");
        if (open.isEmpty()) {
            var none = new Paragraph(getTranslation("user.sessions.none"));
            none.addClassName("quiet");
            panel.add(none);
        } else {
            panel.add(list);
        }
        return panel;
    }

    private Component line(LoginSession session) {
        var known = BrowserName.of(session.browser());
        var browser =
                new Span(known.isEmpty() ? getTranslation("sessions.browser.unknown") : known);
        browser.addClassName("strong");
        var when =
                new Span(
                        getTranslation(
                                "sessions.line",
                                session.address(),
                                formats.timeNear(session.startedAt(), clock.instant()),
                                formats.timeNear(session.seenAt(), clock.instant())));
        when.addClassName("quiet");
        var line = new Div(browser, when);
        line.addClassName("two-lines");
        return line;
    }

    // ---- actions ----

    private Component actions(Member member) {
        var user = member.user();
        var actions = new Div();
        actions.addClassName("tools");
        if (user.id().equals(me.id())) {
            var own = new Paragraph(getTranslation("users.refused.ONESELF"));
            own.addClassName("quiet");
            actions.add(own);
        } else {
            actions.add(changeRole(member));
            actions.add(
                    user.enabled()
                            ? action(
                                    member,
                                    "user.disable",
                                    why -> service.enable(user.id(), false, why))
                            : action(
                                    member,
                                    "user.enable",
                                    why -> service.enable(user.id(), true, why)));
        }
        if (member.email().isPresent() && user.enabled()) {
            actions.add(
                    action(
                            member,
                            "user.password",
                            why -> service.sendPasswordLink(user.id(), why)));
        }
        if (member.openSessions() > 0) {
            actions.add(action(member, "user.end", why -> service.endSessions(user.id(), why)));
        }
        var panel = new Section(new H2(getTranslation("user.actions")), actions);
        panel.addClassName("panel");
        return panel;
    }

    private Button changeRole(Member member) {
        var user = member.user();
        return new Button(
                getTranslation("user.role"),
                _ -> {
                    var role = new Select<Role>();
                    role.setLabel(getTranslation("users.role"));
                    role.setItems(Role.values());
                    role.setItemLabelGenerator(one -> getTranslation("role." + one.name()));
                    role.setValue(user.role());
                    role.setHelperText(getTranslation("role.what." + user.role().name()));
                    role.addValueChangeListener(chosen ->
                            role.setHelperText(
                                    getTranslation("role.what." + chosen.getValue().name())));
                    dialog(
                                    member,
                                    "user.role",
                                    why -> service.changeRole(user.id(), role.getValue(), why))
                            .with(role)
                            .open();
                });
    }

    private Button action(Member member, String key, Consumer<String> work) {
        var button = new Button(getTranslation(key), _ -> dialog(member, key, work).open());
        if (key.equals("user.disable")) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        return button;
    }

    private ReasonDialog dialog(Member member, String key, Consumer<String> work) {
        return new ReasonDialog(
                getTranslation(key),
                getTranslation(key + ".what", member.user().displayName()),
                getTranslation(key),
                why -> {
                    try {
                        work.accept(why);
                    } catch (NotPossible e) {
                        throw new Refused(getTranslation("users.refused." + e.why().name()));
                    }
                    Notification.show(
                            getTranslation(key + ".done", member.user().displayName()),
                            4000,
                            Notification.Position.BOTTOM_START);
                    show(member.user().id());
                });
    }

    @Override
    public String heading() {
        return getTranslation("nav.users");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", name);
    }
}
