package io.tenfolio.standalone.demo;

import io.tenfolio.marketsim.Venue;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where demo people live: what they earn, trade and are called. Amounts are in the region's currency.
enum Region {
    EUROPE(
            "EUR",
            Locale.GERMANY,
            List.of("Europe/Berlin", "Europe/Amsterdam", "Europe/Vienna"),
            400,
            "0.25",
            Set.of(Venue.XETR, Venue.XAMS),
            List.of(
                    "Anna", "Bram", "Clara", "Daan", "Elif", "Felix", "Greta", "Henrik", "Ida",
                    "Jonas", "Katrin", "Lars", "Maya", "Nils", "Otto", "Petra", "Ruben", "Sofie",
                    "Tobias", "Ulla", "Vera", "Wim"),
            List.of(
                    "Albrecht",
                    "Bakker",
                    "Brandt",
                    "Dekker",
                    "Ebner",
                    "Fischer",
                    "Gruber",
                    "Hansen",
                    "Jansen",
                    "Keller",
                    "Lindqvist",
                    "Maurer",
                    "Novak",
                    "Otten",
                    "Peeters",
                    "Richter",
                    "Sommer",
                    "Thalberg",
                    "Visser",
                    "Wolff")),
    BRITAIN(
            "GBP",
            Locale.UK,
            List.of("Europe/London"),
            350,
            "0.10",
            Set.of(Venue.XLON),
            List.of(
                    "Alice",
                    "Benedict",
                    "Charlotte",
                    "Dylan",
                    "Eleanor",
                    "Freya",
                    "George",
                    "Harriet",
                    "Imogen",
                    "James",
                    "Kit",
                    "Lewis",
                    "Megan",
                    "Nora",
                    "Oliver",
                    "Poppy",
                    "Rhys",
                    "Saskia",
                    "Thomas",
                    "William"),
            List.of(
                    "Ashdown",
                    "Barlow",
                    "Carver",
                    "Dunmore",
                    "Ellery",
                    "Fairfax",
                    "Grantham",
                    "Holloway",
                    "Ingram",
                    "Kendrick",
                    "Langley",
                    "Marlowe",
                    "Northcote",
                    "Pemberton",
                    "Quill",
                    "Radcliffe",
                    "Sinclair",
                    "Thorne")),
    INDIA(
            "INR",
            Locale.of("en", "IN"),
            List.of("Asia/Kolkata"),
            25_000,
            "0.10",
            Set.of(),
            List.of(
                    "Aarav", "Ananya", "Arjun", "Devika", "Farhan", "Gauri", "Harsh", "Ishaan",
                    "Jaya", "Kabir", "Lakshmi", "Meera", "Nikhil", "Priya", "Rohan", "Sanya",
                    "Tara", "Uday", "Vikram", "Yash", "Zoya"),
            List.of(
                    "Banerjee",
                    "Chandra",
                    "Desai",
                    "Ghosh",
                    "Hegde",
                    "Iyer",
                    "Joshi",
                    "Kapoor",
                    "Kulkarni",
                    "Malhotra",
                    "Menon",
                    "Nair",
                    "Patel",
                    "Rao",
                    "Sharma",
                    "Singh",
                    "Trivedi",
                    "Varma")),
    AMERICA(
            "USD",
            Locale.US,
            List.of("America/New_York", "America/Chicago", "America/Los_Angeles"),
            500,
            "0.15",
            Set.of(Venue.XNAS, Venue.XNYS),
            List.of(
                    "Aaron", "Bella", "Carlos", "Dana", "Ethan", "Faith", "Gabriel", "Hannah",
                    "Isaac", "Julia", "Kevin", "Leah", "Marcus", "Naomi", "Owen", "Paige",
                    "Quentin", "Rachel", "Samuel", "Teresa", "Victor"),
            List.of(
                    "Abbott",
                    "Bennett",
                    "Calloway",
                    "Delgado",
                    "Eastman",
                    "Fleming",
                    "Garrett",
                    "Hartman",
                    "Iverson",
                    "Jimenez",
                    "Kimball",
                    "Lowell",
                    "Mercer",
                    "Nakamura",
                    "Okafor",
                    "Prescott",
                    "Reyes",
                    "Sutton",
                    "Tran"));

    private final Currency currency;
    private final Locale locale;
    private final List<ZoneId> zones;
    private final int monthlySaving;
    private final String taxOnIncome;
    private final Set<Venue> home;
    private final List<String> firstNames;
    private final List<String> lastNames;

    Region(
            String currency,
            Locale locale,
            List<String> zones,
            int monthlySaving,
            String taxOnIncome,
            Set<Venue> home,
            List<String> firstNames,
            List<String> lastNames) {
        this.currency = Currency.getInstance(currency);
        this.locale = locale;
        this.zones = zones.stream().map(ZoneId::of).toList();
        this.monthlySaving = monthlySaving;
        this.taxOnIncome = taxOnIncome;
        this.home = home;
        this.firstNames = firstNames;
        this.lastNames = lastNames;
    }

    /// The region of a portfolio: the four take turns.
    static Region of(long portfolio) {
        return values()[(int) ((portfolio - 1) % values().length)];
    }

    Currency currency() {
        return currency;
    }

    Locale locale() {
        return locale;
    }

    List<ZoneId> zones() {
        return zones;
    }

    /// What a modest saver sets aside in a month.
    int monthlySaving() {
        return monthlySaving;
    }

    /// Withheld from dividends and interest, as a fraction.
    String taxOnIncome() {
        return taxOnIncome;
    }

    boolean isHome(Venue venue) {
        return home.contains(venue);
    }

    List<String> firstNames() {
        return firstNames;
    }

    List<String> lastNames() {
        return lastNames;
    }
}
