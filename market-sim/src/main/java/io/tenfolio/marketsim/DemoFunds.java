package io.tenfolio.marketsim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Invented Indian mutual funds: ten houses with eight schemes each, every scheme in a direct and a regular plan.
final class DemoFunds {
    private static final int FIRST_SCHEME_CODE = 900_101;
    private static final int SCHEMES_A_HOUSE = 8;
    private static final List<String> HOUSES =
            List.of(
                    "Banyan",
                    "Deccan Peak",
                    "Kaveri",
                    "Lotus Harbour",
                    "Monsoon",
                    "Nilgiri",
                    "Peepal",
                    "Saffron Gate",
                    "Sundarban",
                    "Tamarind");
    private static final List<Category> CATEGORIES =
            List.of(
                    new Category(
                            "Equity Scheme - Flexi Cap Fund",
                            "Flexi Cap Fund",
                            "Diversified",
                            0.06,
                            1.0),
                    new Category(
                            "Equity Scheme - Large Cap Fund",
                            "Large Cap Fund",
                            "Diversified",
                            0.05,
                            0.95),
                    new Category(
                            "Equity Scheme - Mid Cap Fund",
                            "Midcap Fund",
                            "Diversified",
                            0.08,
                            1.15),
                    new Category(
                            "Equity Scheme - Small Cap Fund",
                            "Smallcap Fund",
                            "Diversified",
                            0.11,
                            1.25),
                    new Category(
                            "Equity Scheme - ELSS", "Tax Saver Fund", "Diversified", 0.06, 1.0),
                    new Category(
                            "Equity Scheme - Sectoral/ Thematic",
                            "Technology Fund",
                            "Technology",
                            0.14,
                            1.1),
                    new Category(
                            "Equity Scheme - Sectoral/ Thematic",
                            "Banking & Financial Services Fund",
                            "Financials",
                            0.1,
                            1.1),
                    new Category(
                            "Equity Scheme - Sectoral/ Thematic",
                            "Pharma & Healthcare Fund",
                            "Health Care",
                            0.11,
                            0.8),
                    new Category("Debt Scheme - Liquid Fund", "Liquid Fund", "Bonds", 0.002, 0),
                    new Category(
                            "Debt Scheme - Corporate Bond Fund",
                            "Corporate Bond Fund",
                            "Bonds",
                            0.015,
                            0.02),
                    new Category("Debt Scheme - Gilt Fund", "Gilt Fund", "Bonds", 0.03, 0),
                    new Category(
                            "Hybrid Scheme - Aggressive Hybrid Fund",
                            "Equity & Debt Fund",
                            "Diversified",
                            0.05,
                            0.7),
                    new Category(
                            "Hybrid Scheme - Dynamic Asset Allocation or Balanced Advantage",
                            "Balanced Advantage Fund",
                            "Diversified",
                            0.04,
                            0.5),
                    new Category(
                            "Other Scheme - Index Funds",
                            "Nifty 50 Index Fund",
                            "Diversified",
                            0.01,
                            1.0));

    private final Random random;
    private int schemeCode = FIRST_SCHEME_CODE;

    DemoFunds(Random random) {
        this.random = random;
    }

    List<DemoInstrument.Fund> all() {
        var funds = new ArrayList<DemoInstrument.Fund>();
        for (int house = 0; house < HOUSES.size(); house++) {
            for (int scheme = 0; scheme < SCHEMES_A_HOUSE; scheme++) {
                // Each house leaves out other categories than its neighbour.
                addPlans(funds, house, CATEGORIES.get((house * 3 + scheme) % CATEGORIES.size()));
            }
        }
        return funds;
    }

    /// The regular plan pays a distributor, so it grows slower on the same path.
    private void addPlans(List<DemoInstrument.Fund> funds, int house, Category category) {
        var start = 11 * StrictMath.exp(random.nextDouble() * 3);
        var drift = category.marketShare() > 0.3 ? 0.06 + 0.06 * random.nextDouble() : 0.065;
        var option =
                random.nextInt(5) == 0 ? DemoInstrument.Option.IDCW : DemoInstrument.Option.GROWTH;
        funds.add(
                fund(
                        house,
                        category,
                        DemoInstrument.Plan.DIRECT,
                        DemoInstrument.Option.GROWTH,
                        start,
                        drift));
        funds.add(
                fund(
                        house,
                        category,
                        DemoInstrument.Plan.REGULAR,
                        option,
                        start * 0.93,
                        drift - 0.009));
    }

    private DemoInstrument.Fund fund(
            int house,
            Category category,
            DemoInstrument.Plan plan,
            DemoInstrument.Option option,
            double start,
            double drift) {
        var number = schemeCode++;
        var scheme = HOUSES.get(house) + " " + category.name();
        return new DemoInstrument.Fund(
                Integer.toString(number),
                IsinNumber.complete(
                        "INFZZ%c%02d%03d".formatted('A' + house, house, number % 1_000)),
                HOUSES.get(house) + " Mutual Fund",
                category.heading(),
                scheme,
                plan,
                option,
                category.sector(),
                new Walk(scheme, start, drift, category.volatility(), category.marketShare(), 4));
    }

    private record Category(
            String heading, String name, String sector, double volatility, double marketShare) {}
}
