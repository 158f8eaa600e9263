package io.tenfolio.web.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.tenfolio.access.SessionEnd;
import io.tenfolio.web.look.Brand;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.notification.NotificationBell;
import io.tenfolio.web.notification.NotificationService;
import io.tenfolio.web.profile.ProfileService;
import io.tenfolio.web.security.CurrentLogin;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.security.LoginWatch;
import io.tenfolio.web.security.Person;
import org.jspecify.annotations.Nullable;

/// The frame of every page but the login: a drawer of pages, the page's name, who is here.
@Layout
@AnonymousAllowed
public class MainLayout extends AppLayout implements AfterNavigationObserver {
    private final AuthenticationContext authentication;
    private final CurrentLogin login;
    private final LoginWatch watch;
    private final H1 heading = new H1();
    private final Div extras = new Div();

    public MainLayout(
            AuthenticationContext authentication,
            CurrentPerson person,
            CurrentLogin login,
            LoginWatch watch,
            ProfileService profile,
            NotificationService notifications) {
        this.authentication = authentication;
        this.login = login;
        this.watch = watch;
        setPrimarySection(Section.DRAWER);
        addToDrawer(new Header(new Anchor("", new Brand())), new Scroller(pages()));
        heading.addClassName("page-heading");
        extras.addClassName("page-extras");
        var skip = new Anchor("#content", getTranslation("skip"));
        skip.addClassName("skip-link");
        skip.setRouterIgnore(true);
        addToNavbar(skip, toggle(), heading, extras);
        person.find()
                .ifPresentOrElse(
                        who ->
                                addToNavbar(
                                        new NotificationBell(notifications),
                                        themeOf(who, profile),
                                        menuOf(who)),
                        () -> addToNavbar(new ThemeToggle()));
    }

    private static ThemeToggle themeOf(Person who, ProfileService profile) {
        var toggle = new ThemeToggle();
        toggle.show(who.theme());
        toggle.whenChosen(profile::prefer);
        return toggle;
    }

    /// A page whose login session is over leads to the login by itself, within seconds.
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        login.find()
                .map(watch::follow)
                .ifPresent(page -> {
                    Signal.effect(
                            this,
                            () -> page.end().get().ifPresent(why -> leave(event.getUI(), why)));
                    addDetachListener(_ -> page.close());
                });
    }

    private static void leave(UI page, SessionEnd why) {
        page.getPage().setLocation("login?ended=" + why.name());
    }

    private DrawerToggle toggle() {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("nav.toggle"));
        return toggle;
    }

    private SideNav pages() {
        var nav = new SideNav();
        nav.getElement().setAttribute("aria-label", getTranslation("nav.pages"));
        MenuConfiguration.getMenuEntries()
                .forEach(entry -> {
                    var item = new SideNavItem(getTranslation(entry.title()), entry.path());
                    item.setPrefixComponent(new PageIcon(entry.icon()));
                    item.setMatchNested(true);
                    nav.addItem(item);
                });
        return nav;
    }

    private MenuBar menuOf(Person who) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        var avatar = new Avatar(who.displayName());
        var top = bar.addItem(avatar);
        top.getElement().setAttribute("aria-label", getTranslation("user.menu", who.displayName()));
        var name = new Div(new Span(who.displayName()), new Span(who.login()));
        name.addClassName("user-name");
        top.getSubMenu().addComponent(name);
        top.getSubMenu().addSeparator();
        top.getSubMenu()
                .addItem(getTranslation("user.profile"), _ -> UI.getCurrent().navigate("profile"));
        top.getSubMenu().addItem(getTranslation("user.logout"), _ -> authentication.logout());
        return bar;
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        super.showRouterLayoutContent(content);
        extras.removeAll();
        if (content != null) {
            content.getElement().setAttribute("id", "content");
        }
        if (content instanceof PageInBar page) {
            page.extras().ifPresent(extras::add);
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        heading.setText(getContent() instanceof PageInBar page ? page.heading() : "");
    }
}
