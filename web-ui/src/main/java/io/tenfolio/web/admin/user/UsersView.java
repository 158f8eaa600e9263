package io.tenfolio.web.admin.user;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.tenfolio.access.Member;
import io.tenfolio.access.MemberSearch;
import io.tenfolio.access.Role;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.security.RegistrationDoor;
import io.tenfolio.web.text.Formats;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Who is here, in pages by login, and who shall come.
@Route("admin/users")
@Menu(title = "nav.users", icon = "users", order = 80)
@RolesAllowed({"ADMIN", "AUDITOR"})
@StyleSheet("styles/users.css")
public class UsersView extends Main implements PageInBar, HasDynamicTitle {
    private final UserService service;
    private final Formats formats;
    private final Clock clock;
    private final TextField word = new TextField();
    private final Select<Role> role = new Select<>();
    private final Select<Boolean> state = new Select<>();
    private final Div rows = new Div();
    private final Button more = new Button();
    private final Paragraph none = new Paragraph();
    private String last = "";

    public UsersView(
            UserService service, RegistrationDoor registration, CurrentPerson person, Clock clock) {
        this.service = service;
        this.clock = clock;
        var me = person.get();
        this.formats = new Formats(me.locale(), me.zone());
        boolean mayChange = me.role() == Role.ADMIN;
        addClassNames("page", "users");
        var invitations = new InvitationsPanel(service, formats, clock, mayChange);
        add(people(mayChange, invitations), invitations);
        add(new RegistrationPanel(registration, service.outbox(), mayChange));
        search();
    }

    private Component people(boolean mayChange, InvitationsPanel invitations) {
        word.setPlaceholder(getTranslation("users.search"));
        word.setAriaLabel(getTranslation("users.search"));
        word.setClearButtonVisible(true);
        word.setValueChangeMode(ValueChangeMode.LAZY);
        word.addValueChangeListener(_ -> search());
        role.setAriaLabel(getTranslation("users.role"));
        role.setItems(Role.values());
        role.setEmptySelectionAllowed(true);
        role.setEmptySelectionCaption(getTranslation("users.role.all"));
        role.setItemLabelGenerator(
                one -> getTranslation(one == null ? "users.role.all" : "role." + one.name()));
        role.addValueChangeListener(_ -> search());
        state.setAriaLabel(getTranslation("users.state"));
        state.setItems(List.of(true, false));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(getTranslation("users.state.all"));
        state.setItemLabelGenerator(
                one -> one == null ? getTranslation("users.state.all") : stateOf(one));
        state.addValueChangeListener(_ -> search());
        var tools = new Div(word, role, state);
        tools.addClassName("tools");
        if (mayChange) {
            var invite =
                    new Button(
                            getTranslation("users.invite"),
                            _ -> new InviteDialog(service, getLocale(), invitations::show).open());
            invite.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            tools.add(invite);
        }
        var head = new Div(new H2(getTranslation("users.title")), tools);
        head.addClassName("section-head");
        none.setText(getTranslation("users.none"));
        none.addClassName("quiet");
        more.setText(getTranslation("users.more"));
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        more.addClickListener(_ -> next());
        var panel = new Section(head, rows, none, more);
        panel.addClassName("panel");
        rows.addClassName("user-table");
        rows.getElement()
                .setAttribute("role", "table")
                .setAttribute("aria-label", getTranslation("users.title"));
        return panel;
    }

    private void search() {
        rows.removeAll();
        rows.add(header());
        last = "";
        next();
    }

    private void next() {
        var page =
                service.page(
                        new MemberSearch(
                                word.getValue(),
                                Optional.ofNullable(role.getValue()),
                                Optional.ofNullable(state.getValue())),
                        last);
        page.members().forEach(one -> rows.add(row(one)));
        none.setVisible(last.isEmpty() && page.members().isEmpty());
        rows.setVisible(!none.isVisible());
        if (!page.members().isEmpty()) {
            last = page.members().getLast().user().login();
        }
        more.setVisible(page.more());
    }

    private Div header() {
        return row(
                "columnheader",
                new Span(getTranslation("users.person")),
                new Span(getTranslation("users.role")),
                new Span(getTranslation("field.email")),
                new Span(getTranslation("users.seen")),
                new Span(getTranslation("users.state")));
    }

    private Div row(Member one) {
        var user = one.user();
        var name = new Anchor("admin/users/" + user.id().value(), user.displayName());
        name.addClassName("strong");
        var login = new Span(user.login());
        login.addClassName("quiet");
        var person = new Div(name, login);
        person.addClassName("two-lines");
        var state = new Span(stateOf(user.enabled()));
        state.addClassNames("state", user.enabled() ? "on" : "off");
        var row =
                row(
                        "cell",
                        person,
                        new Span(getTranslation("role." + user.role().name())),
                        orAbsent(one.email().map(mail -> mail.value()).orElse("")),
                        orAbsent(seen(one)),
                        state);
        row.addClassName("user-row");
        return row;
    }

    private String seen(Member one) {
        if (one.openSessions() > 0) {
            return getTranslation("users.seen.now", one.openSessions());
        }
        return one.seenAt().map(at -> formats.timeNear(at, clock.instant())).orElse("");
    }

    /// A dash in a table; a card leaves it out.
    private static Span orAbsent(String text) {
        var span = new Span(text.isEmpty() ? "–" : text);
        span.setClassName("absent", text.isEmpty());
        return span;
    }

    private String stateOf(boolean enabled) {
        return getTranslation(enabled ? "users.enabled" : "users.disabled");
    }

    private static Div row(String role, Component... cells) {
        var row = new Div(cells);
        row.getElement().setAttribute("role", "row");
        for (var cell : cells) {
            cell.getElement().setAttribute("role", role);
        }
        return row;
    }

    @Override
    public String heading() {
        return getTranslation("nav.users");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("nav.users"));
    }
}
