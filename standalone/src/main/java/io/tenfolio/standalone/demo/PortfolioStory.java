package io.tenfolio.standalone.demo;

import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Tells the years of one portfolio day by day. Each portfolio has a generator of its own, so it is the same whoever else is
/// there and in whatever order the stories are told.
final class PortfolioStory {
    static final int MOST_ACCOUNTS = 4;

    private final Catalog catalog;
    private final Corporate corporate;
    private final PriceHistory prices;
    private final Region region;
    private final DemoPerson owner;
    private final PortfolioId id;
    private final Random random;
    private final Diary diary;
    private final Map<Account.Kind, Desk> desks = new EnumMap<>(Account.Kind.class);
    private final List<Habit> habits = new ArrayList<>();

    PortfolioStory(
            long seed, long number, Catalog catalog, Corporate corporate, PriceHistory prices) {
        this.catalog = catalog;
        this.corporate = corporate;
        this.prices = prices;
        this.region = Region.of(number);
        this.id = new PortfolioId(number);
        this.random = new Random(seed * 31 + number * 0x9E3779B97F4A7C15L);
        this.owner = DemoPeople.ownerOf(number, random);
        this.diary = new Diary(owner.zone());
        openAccounts();
    }

    /// Account numbers follow from the portfolio's, so that stories can be told apart from each other.
    private void openAccounts() {
        for (var kind : kinds()) {
            var number = (id.value() - 1) * MOST_ACCOUNTS + desks.size() + 1;
            var account = new DemoAccount(new AccountId(number), id, kind, name(kind));
            desks.put(
                    kind,
                    new Desk(
                            account,
                            region,
                            diary,
                            prices,
                            catalog,
                            corporate,
                            random.nextBoolean()));
        }
        desks.forEach(this::takeUp);
    }

    /// Everybody has a brokerage account, or in India one for funds; the first of each region has all four.
    private List<Account.Kind> kinds() {
        var main = region == Region.INDIA ? Account.Kind.FUND : Account.Kind.BROKERAGE;
        var others = new ArrayList<>(List.of(Account.Kind.values()));
        others.remove(main);
        java.util.Collections.shuffle(others, random);
        var count = id.value() <= Region.values().length ? 3 : random.nextInt(MOST_ACCOUNTS);
        var kinds = new ArrayList<>(List.of(main));
        kinds.addAll(others.subList(0, count));
        return kinds;
    }

    private static String name(Account.Kind kind) {
        return switch (kind) {
            case BROKERAGE -> "Brokerage";
            case FUND -> "Fund plan";
            case RETIREMENT -> "Retirement";
            case CASH -> "Savings";
        };
    }

    private void takeUp(Account.Kind kind, Desk desk) {
        var sum =
                BigDecimal.valueOf(region.monthlySaving() * (long) (6 + random.nextInt(20)) / 100);
        var round = sum.multiply(BigDecimal.TEN);
        var dayOfMonth = 1 + random.nextInt(27);
        habits.add(new Income(desk, corporate));
        habits.add(
                switch (kind) {
                    case BROKERAGE ->
                            new Trading(
                                    desk,
                                    dayOfMonth,
                                    round,
                                    Trading.liked(catalog, region, random),
                                    random);
                    case FUND ->
                            new MonthlyPlan(desk, dayOfMonth, round, funds(2 + random.nextInt(4)));
                    case RETIREMENT -> new MonthlyPlan(desk, dayOfMonth, round, etfs());
                    case CASH ->
                            new Saving(
                                    desk,
                                    dayOfMonth,
                                    round,
                                    java.util.Optional.ofNullable(
                                            desks.get(Account.Kind.BROKERAGE)));
                });
    }

    private List<Listing> funds(int count) {
        return region == Region.INDIA
                ? Trading.pick(catalog, random, count, Listing::isFund)
                : etfs();
    }

    private List<Listing> etfs() {
        var venueCurrency = region == Region.INDIA ? "USD" : region.currency().getCurrencyCode();
        return Trading.pick(
                catalog,
                random,
                3,
                listing ->
                        listing.isEtf()
                                && listing.currency().getCurrencyCode().equals(venueCurrency));
    }

    DemoPortfolio tell() {
        // Most have been here from the beginning, a few came later.
        var late = random.nextInt(4) == 0 && id.value() > Region.values().length;
        var first = prices.first().plusDays(10 + random.nextInt(late ? 400 : 6));
        var last = prices.last().minusDays(1); // today is not over
        first.datesUntil(last.plusDays(1)).forEach(this::liveThrough);
        var entries = diary.entries();
        var opened = LocalDate.ofInstant(entries.getFirst().booking().effectiveAt(), owner.zone());
        return new DemoPortfolio(
                owner,
                new Portfolio(
                        id,
                        owner.id(),
                        "%s's portfolio".formatted(owner.displayName().split(" ")[0]),
                        region.currency(),
                        owner.zone(),
                        random.nextInt(5) == 0
                                ? Portfolio.CostMethod.MOVING_AVERAGE
                                : Portfolio.CostMethod.FIFO),
                opened,
                desks.values().stream().map(desk -> desk.account().account()).toList(),
                entries);
    }

    private void liveThrough(LocalDate day) {
        diary.turnTo(day);
        for (var split : corporate.splitsOn(day)) {
            desks.values().forEach(desk -> desk.split(split));
        }
        habits.forEach(habit -> habit.on(day));
        if (day.getDayOfMonth() == 15 && day.getMonthValue() == 6) {
            moveSomethingToRetirement();
        }
    }

    /// Once a year the smallest holding goes to the retirement account, with its lots.
    private void moveSomethingToRetirement() {
        var broker = desks.get(Account.Kind.BROKERAGE);
        var retirement = desks.get(Account.Kind.RETIREMENT);
        if (broker == null || retirement == null || broker.account().held().size() < 4) {
            return;
        }
        var etf = broker.account().held().stream().filter(Listing::isEtf).findFirst();
        etf.ifPresent(listing -> broker.moveAll(listing, retirement));
    }
}
