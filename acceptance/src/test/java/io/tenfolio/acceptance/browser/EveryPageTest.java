package io.tenfolio.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Follows every link as somebody of each role and looks at one page of each shape: nothing that shuts out a person who uses a keyboard, a
/// screen reader or a phone. A new page is looked at as soon as a link leads to it.
class EveryPageTest {
    /// What axe calls serious or worse.
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private static final int PHONE = 360;

    /// Shapes that axe has looked at as somebody: a page's parts are the same for the next.
    private static final Set<String> LOOKED_AT = new HashSet<>();

    @RegisterExtension static final RunningDemo demo = new RunningDemo();

    /// Who looks.
    enum Visitor {
        INVESTOR,
        ADVISOR,
        OPERATOR,
        ADMIN,
        AUDITOR;

        String login() {
            return this == INVESTOR
                    ? demo.data().investorWhoseWorthMoves("en").login()
                    : name().toLowerCase(Locale.ROOT);
        }

        String password() throws IOException {
            return this == INVESTOR
                    ? demo.data().passwordOfInvestors()
                    : demo.data().passwordOf(login());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isOpenToAllWhoMaySeeIt(Visitor visitor) throws IOException {
        var page = demo.logIn(demo.chromium().person(), visitor.login(), visitor.password());

        var faults = new LinkedHashSet<String>();
        var seen = crawl(page, path -> faults.addAll(faultsOf(page, path)));

        System.out.printf("%s saw %s%n", visitor, seen);
        assertThat(faults).as("faults on the pages of %s", visitor).isEmpty();
        page.context().close();
    }

    @Test
    void isOpenToWhoIsNotLoggedIn() {
        var page = demo.chromium().person();
        var faults = new LinkedHashSet<String>();

        var seen = crawl(page, path -> faults.addAll(faultsOf(page, path)), "login");

        assertThat(seen).contains("login");
        assertThat(faults).isEmpty();
        page.context().close();
    }

    /// Goes to one page of each shape that links lead to; the paths that were seen.
    private static Set<String> crawl(Page page, Consumer<String> look, String... starts) {
        var seen = new TreeMap<String, String>();
        var toSee = new ArrayDeque<>(starts.length == 0 ? List.of("") : List.of(starts));
        while (!toSee.isEmpty()) {
            var path = toSee.remove();
            if (seen.putIfAbsent(shape(path), path) == null) {
                open(page, path);
                look.accept(path);
                toSee.addAll(links(page));
            }
        }
        return Set.copyOf(seen.values());
    }

    /// As somebody who follows a link does: the application stays loaded.
    private static void open(Page page, String path) {
        if (page.url().startsWith(demo.url())) {
            page.evaluate(
                    """
                    href => {
                      const link = document.body.appendChild(document.createElement('a'));
                      link.href = href;
                      link.click();
                      link.remove();
                    }
                    """,
                    demo.url() + path);
            page.waitForURL(demo.url() + path);
        } else {
            page.navigate(demo.url() + path);
        }
        RunningDemo.awaitQuiet(page);
    }

    private static String shape(String path) {
        return path.replaceAll("\\?.*", "").replaceAll("\\d+", "#");
    }

    /// Where the page's links lead inside the application, without what the browser would save as a file.
    @SuppressWarnings("unchecked")
    private static List<String> links(Page page) {
        var hrefs =
                (List<String>)
                        page.evaluate(
                                """
                                () => {
                                  const found = [];
                                  const search = root => root.querySelectorAll('*').forEach(element => {
                                    if (element.matches('a[href]:not([download]):not([target=_blank])')) found.push(element.href);
                                    if (element.shadowRoot) search(element.shadowRoot);
                                  });
                                  search(document);
                                  return found;
                                }
                                """);
        return hrefs.stream()
                .filter(href -> href.startsWith(demo.url()))
                .map(href -> href.substring(demo.url().length()).replaceAll("#.*", ""))
                .filter(path -> !path.startsWith("api/") && !path.startsWith("logout"))
                .distinct()
                .toList();
    }

    private static List<String> faultsOf(Page page, String path) {
        if (!LOOKED_AT.add(shape(path))) {
            return List.of();
        }
        var faults = new ArrayList<String>();
        faults.addAll(serious(axe(page), path, "light"));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        // nothing but colours depends on the scheme
        faults.addAll(serious(axe(page).withRules(List.of("color-contrast")), path, "dark"));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        var size = page.viewportSize();
        page.setViewportSize(PHONE, size.height);
        RunningDemo.awaitQuiet(page);
        var over = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        if (!over.equals(0)) {
            faults.add("/%s is %s px wider than a phone".formatted(path, over));
        }
        page.setViewportSize(size.width, size.height);
        return faults;
    }

    /// One look at a page; the pages have no frames, for which it would open a page of its own each time.
    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static List<String> serious(AxeBuilder axe, String path, String scheme) {
        return axe.analyze().getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .map(rule -> "/%s (%s) %s".formatted(path, scheme, words(rule)))
                .toList();
    }

    private static String words(Rule rule) {
        return rule.getNodes().stream()
                .limit(3)
                .map(node -> "%n      %s %s".formatted(node.getTarget(), node.getHtml()))
                .collect(Collectors.joining("", rule.getId() + ": " + rule.getHelp(), ""));
    }
}
