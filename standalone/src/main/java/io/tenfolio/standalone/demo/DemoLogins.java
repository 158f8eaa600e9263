package io.tenfolio.standalone.demo;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Whom a newcomer may log in as.
public final class DemoLogins {
    private static final int INVESTORS_NAMED = 4;

    private final DemoPasswords passwords;

    DemoLogins(DemoPasswords passwords) {
        this.passwords = passwords;
    }

    public String words() {
        var investors =
                LongStream.rangeClosed(1, INVESTORS_NAMED)
                        .mapToObj(number -> DemoPeople.ownerOf(number, new Random(0)))
                        .map(one -> line(one, "an investor in " + region(one)));
        var staff = DemoPeople.STAFF.stream().map(one -> line(one, whatStaffDo(one)));
        return Stream.concat(investors, staff)
                .collect(
                        Collectors.joining(
                                "",
                                "%nLog in as (people of this demo only)%n".formatted(),
                                "All investors have the same password; their logins are in the table app_user.%n"
                                        .formatted()));
    }

    private String line(DemoPerson person, String what) {
        return "  %-22s %-16s %s%n".formatted(person.login(), passwords.of(person.login()), what);
    }

    private static String whatStaffDo(DemoPerson one) {
        return switch (one.role()) {
            case INVESTOR -> "an investor";
            case ADVISOR ->
                    "advises: sees %d portfolios of others, may change that of %s"
                            .formatted(DemoPeople.ADVISED_PORTFOLIOS, ownerOfEntrusted());
            case OPERATOR -> "runs jobs and sources";
            case ADMIN -> "runs users and settings, and all an operator does";
            case AUDITOR -> "reads everything, changes nothing";
        };
    }

    private static String ownerOfEntrusted() {
        return DemoPeople.ownerOf(DemoPeople.ENTRUSTED.value(), new Random(0)).login();
    }

    private static String region(DemoPerson person) {
        return person.locale().getCountry();
    }
}
