package io.tenfolio.marketsim;

import java.util.List;

/// The sectors of the invented companies: what they call themselves, and how wildly their prices move in a year.
enum Sector {
    TECHNOLOGY(
            "Technology",
            0.27,
            "Systems",
            "Software",
            "Semiconductors",
            "Networks",
            "Data",
            "Robotics",
            "Computing"),
    HEALTH_CARE(
            "Health Care",
            0.22,
            "Therapeutics",
            "Pharma",
            "Biologics",
            "Medical",
            "Diagnostics",
            "Health"),
    FINANCIALS(
            "Financials",
            0.19,
            "Bancorp",
            "Insurance",
            "Capital",
            "Financial",
            "Assurance",
            "Trust"),
    INDUSTRIALS(
            "Industrials",
            0.2,
            "Industries",
            "Engineering",
            "Rail",
            "Logistics",
            "Machines",
            "Aerospace",
            "Tools"),
    CONSUMER_DISCRETIONARY(
            "Consumer Discretionary",
            0.25,
            "Motors",
            "Hotels",
            "Apparel",
            "Retail",
            "Outfitters",
            "Leisure"),
    CONSUMER_STAPLES(
            "Consumer Staples",
            0.14,
            "Foods",
            "Beverages",
            "Dairies",
            "Household",
            "Brewing",
            "Mills"),
    ENERGY("Energy", 0.25, "Energy", "Petroleum", "Drilling", "Pipelines"),
    MATERIALS("Materials", 0.23, "Chemicals", "Steel", "Mining", "Paper", "Glass", "Cement"),
    UTILITIES("Utilities", 0.14, "Power", "Water", "Electric", "Gas"),
    REAL_ESTATE("Real Estate", 0.18, "Properties", "Realty", "Estates", "Land"),
    COMMUNICATION(
            "Communication Services", 0.22, "Media", "Telecom", "Studios", "Broadcasting", "Press");

    private final String words;
    private final double volatility;
    private final List<String> trades;

    Sector(String words, double volatility, String... trades) {
        this.words = words;
        this.volatility = volatility;
        this.trades = List.of(trades);
    }

    String words() {
        return words;
    }

    double volatility() {
        return volatility;
    }

    /// What companies of the sector have in their name.
    List<String> trades() {
        return trades;
    }
}
