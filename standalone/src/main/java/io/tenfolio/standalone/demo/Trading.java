package io.tenfolio.standalone.demo;

import io.tenfolio.marketsim.DemoInstrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/// A brokerage account: money comes in each month, orders follow when there is enough of it, now and then something is sold.
final class Trading implements Habit {
    private static final int MOST_HELD = 14;
    private static final int DAYS_BETWEEN_SALES = 160;
    private static final BigDecimal YEARLY_FEE_SHARE = new BigDecimal("0.05");

    private final Desk desk;
    private final int dayOfMonth;
    private final BigDecimal sum;
    private final List<Listing> liked;
    private final Random random;
    private boolean begun;

    Trading(Desk desk, int dayOfMonth, BigDecimal sum, List<Listing> liked, Random random) {
        this.desk = desk;
        this.dayOfMonth = dayOfMonth;
        this.sum = sum;
        this.liked = List.copyOf(liked);
        this.random = random;
    }

    @Override
    public void on(LocalDate day) {
        if (!Habit.isWorkday(day)) {
            return;
        }
        if (!begun) {
            begin();
        } else if (Habit.falls(dayOfMonth, day)) {
            desk.deposit(sum);
        } else if (Habit.falls(dayOfMonth % 28 + 1, day)) {
            order(desk.cash().multiply(new BigDecimal("0.9")));
        }
        if (random.nextInt(DAYS_BETWEEN_SALES) == 0) {
            sellSomething();
        }
        if (Habit.falls(2, day) && day.getMonthValue() == 1) {
            closeTheYear();
        }
    }

    /// Most people bring what they have saved so far and spread it.
    private void begin() {
        begun = true;
        desk.deposit(sum.multiply(BigDecimal.valueOf(15 + random.nextInt(60))));
        var orders = 4 + random.nextInt(5);
        var each = desk.cash().divide(BigDecimal.valueOf(orders + 1L), 0, RoundingMode.DOWN);
        for (int i = 0; i < orders; i++) {
            desk.buyFor(each, liked.get(random.nextInt(liked.size())));
        }
    }

    private void order(BigDecimal budget) {
        if (random.nextInt(3) == 0) {
            return;
        }
        var held = desk.account().held();
        var again = !held.isEmpty() && (held.size() >= MOST_HELD || random.nextBoolean());
        var choice = again ? held : liked;
        desk.buyFor(budget, choice.get(random.nextInt(choice.size())));
    }

    private void sellSomething() {
        var held = desk.account().held();
        if (held.size() < 3) {
            return;
        }
        var listing = held.get(random.nextInt(held.size()));
        var units = desk.account().units(listing);
        var part =
                random.nextInt(3) == 0
                        ? units
                        : units.multiply(new BigDecimal("0.5"))
                                .setScale(listing.unitDigits(), RoundingMode.UP);
        if (desk.sell(part, listing) && random.nextBoolean()) {
            desk.exchangeHome(listing.currency());
        }
    }

    private void closeTheYear() {
        desk.account().held().stream()
                .map(Listing::currency)
                .distinct()
                .forEach(desk::exchangeHome);
        desk.payFee(
                sum.multiply(YEARLY_FEE_SHARE).setScale(2, RoundingMode.HALF_EVEN), "Custody fee");
        if (random.nextInt(4) == 0) {
            var some = desk.cash().divide(BigDecimal.TWO, 0, RoundingMode.DOWN);
            if (some.signum() > 0) {
                desk.withdraw(some);
            }
        }
    }

    /// What a person of a region likes to trade: mostly what is listed at home, some of what is big abroad, a few coins.
    static List<Listing> liked(Catalog catalog, Region region, Random random) {
        var home = pick(catalog, random, 14, listing -> atHome(listing, region));
        var abroad =
                pick(
                        catalog,
                        random,
                        region == Region.AMERICA ? 2 : 6,
                        listing ->
                                listing.origin().kind() == DemoInstrument.Kind.STOCK
                                        && !atHome(listing, region));
        var coins = pick(catalog, random, random.nextInt(3), Listing::isCoin);
        var all = new java.util.ArrayList<>(home);
        all.addAll(abroad);
        all.addAll(coins);
        return all;
    }

    private static boolean atHome(Listing listing, Region region) {
        return region.isHome(listing.origin().venue());
    }

    static List<Listing> pick(
            Catalog catalog,
            Random random,
            int count,
            java.util.function.Predicate<Listing> which) {
        var candidates = catalog.listings().stream().filter(which).toList();
        return candidates.isEmpty()
                ? List.of()
                : random.ints(count, 0, candidates.size())
                        .distinct()
                        .mapToObj(candidates::get)
                        .toList();
    }
}
