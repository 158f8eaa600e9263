package io.tenfolio.standalone.demo;

import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.portfolio.PortfolioId;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Who the demo's people are. Staff have the first ten numbers; the owner of portfolio n is user n + 10.
final class DemoPeople {
    private static final int NUMBERS_FOR_STAFF = 10;
    private static final ZoneId STAFF_ZONE = ZoneId.of("Europe/Berlin");

    /// English words, and the day before the month.
    private static final Locale STAFF_LOCALE = Locale.of("en", "IE");

    static final List<DemoPerson> STAFF =
            List.of(
                    staff(1, "admin", "Ada Minster", Role.ADMIN),
                    staff(2, "operator", "Olu Perrin", Role.OPERATOR),
                    staff(3, "auditor", "Aud Torvald", Role.AUDITOR),
                    staff(4, "advisor", "Avi Sorensen", Role.ADVISOR));

    /// The advisor sees this many portfolios: the first ones.
    static final int ADVISED_PORTFOLIOS = 25;

    /// Of them, the one that the advisor may also change.
    static final PortfolioId ENTRUSTED = new PortfolioId(2);

    private DemoPeople() {}

    static UserId advisor() {
        return STAFF.getLast().id();
    }

    /// Names come round again after some hundred people of a region; the login then carries a number.
    static DemoPerson ownerOf(long portfolio, Random random) {
        var region = Region.of(portfolio);
        var firsts = region.firstNames();
        var lasts = region.lastNames();
        var turn = (portfolio - 1) / Region.values().length;
        var pairs = firsts.size() * lasts.size();
        var pair = (int) (turn % pairs);
        var first = pair % firsts.size();
        var last = (pair / firsts.size() + 7 * first) % lasts.size(); // each pair comes once
        var name = firsts.get(first) + " " + lasts.get(last);
        var again = turn / pairs;
        var login = name.replace(' ', '.').toLowerCase(Locale.ROOT) + (again == 0 ? "" : again + 1);
        return new DemoPerson(
                new UserId(portfolio + NUMBERS_FOR_STAFF),
                login,
                name,
                Role.INVESTOR,
                region.locale(),
                region.zones().get(random.nextInt(region.zones().size())));
    }

    static Portfolios.Level levelOfAdvisor(PortfolioId portfolio) {
        return portfolio.equals(ENTRUSTED) ? Portfolios.Level.EDIT : Portfolios.Level.READ;
    }

    private static DemoPerson staff(int id, String login, String displayName, Role role) {
        return new DemoPerson(new UserId(id), login, displayName, role, STAFF_LOCALE, STAFF_ZONE);
    }
}
