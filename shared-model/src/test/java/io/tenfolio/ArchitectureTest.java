package io.tenfolio;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Keeps the domain's picture true: packages form a ladder, and time, files and the network stay outside.
class ArchitectureTest {
    private static final JavaClasses DOMAIN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.tenfolio");

    /// What each package may lean on, besides itself and the JDK.
    private static final Map<String, List<String>> LADDER =
            Map.ofEntries(
                    Map.entry("money", List.of()),
                    Map.entry("access", List.of()),
                    Map.entry("job", List.of()),
                    Map.entry("audit", List.of()),
                    Map.entry("alert", List.of("money", "access", "job", "portfolio")),
                    Map.entry("instrument", List.of("money")),
                    Map.entry("price", List.of("money", "instrument")),
                    Map.entry("portfolio", List.of("access")),
                    Map.entry("ledger", List.of("money", "instrument", "portfolio")),
                    Map.entry(
                            "valuation",
                            List.of("money", "instrument", "portfolio", "price", "ledger")),
                    Map.entry(
                            "performance",
                            List.of(
                                    "money",
                                    "instrument",
                                    "portfolio",
                                    "price",
                                    "ledger",
                                    "valuation")),
                    Map.entry(
                            "report",
                            List.of(
                                    "money",
                                    "access",
                                    "job",
                                    "instrument",
                                    "portfolio",
                                    "price",
                                    "ledger",
                                    "valuation",
                                    "performance")));

    @Test
    void everyPackageStandsOnTheLadder() {
        var packages =
                DOMAIN.stream()
                        .map(JavaClass::getPackageName)
                        .map(name -> name.substring("io.tenfolio.".length()))
                        .collect(Collectors.toSet());

        assertThat(LADDER.keySet()).containsAll(packages);
    }

    @Test
    void packagesLeanOnlyOnThoseBelow() {
        LADDER.forEach((name, below) -> {
            var allowed =
                    below.stream().map(ArchitectureTest::packageOf).collect(Collectors.toList());
            allowed.add(packageOf(name));
            classes()
                    .that()
                    .resideInAPackage(packageOf(name))
                    .should()
                    .onlyDependOnClassesThat(
                            resideOutsideOfPackage("io.tenfolio..")
                                    .or(resideInAnyPackage(allowed.toArray(String[]::new))))
                    .allowEmptyShould(true)
                    .check(DOMAIN);
        });
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("io.tenfolio.(*)..").should().beFreeOfCycles().check(DOMAIN);
    }

    @Test
    void knowsTheJdkAndItsOwnWordsOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "io.tenfolio..", "org.jspecify.."))
                .check(DOMAIN);
    }

    @Test
    void neverReadsTheWallClock() {
        noClasses()
                .should()
                .callMethodWhere(describe("it asks what time it is", ArchitectureTest::asksTheTime))
                .check(DOMAIN);
        noClasses().should().callConstructor(Date.class).check(DOMAIN);
    }

    @Test
    void carriesNoMoneyOrQuantityInFloatingPoint() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        packageOf("money"),
                        packageOf("price"),
                        packageOf("ledger"),
                        packageOf("valuation"))
                .should()
                .callMethod(BigDecimal.class, "doubleValue")
                .orShould()
                .callConstructor(BigDecimal.class, double.class)
                .orShould()
                .callMethod(BigDecimal.class, "valueOf", double.class)
                .check(DOMAIN);
    }

    private static boolean asksTheTime(JavaMethodCall call) {
        var method = call.getName();
        return switch (call.getTargetOwner().getName()) {
            case "java.lang.System" ->
                    method.equals("currentTimeMillis") || method.equals("nanoTime");
            case "java.time.Clock" -> method.startsWith("system") || method.startsWith("tick");
            case String owner -> owner.startsWith("java.time.") && method.equals("now");
        };
    }

    private static String packageOf(String name) {
        return "io.tenfolio." + name + "..";
    }
}
