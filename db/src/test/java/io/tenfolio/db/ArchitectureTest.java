package io.tenfolio.db;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.tenfolio.db");

    @Test
    void featuresDoNotGoRoundInCircles() {
        slices().matching("io.tenfolio.db.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingReadsTheWallClockButTheClockThatFollowsTheDatabase() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(DbConfiguration.class, DatabaseClock.class)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(CLASSES);
    }

    @Test
    void theWorldAboveIsNotKnown() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.tenfolio.batch..",
                        "io.tenfolio.scheduler..",
                        "io.tenfolio.web..",
                        "io.tenfolio.standalone..",
                        "org.springframework.batch..",
                        "org.springframework.integration..",
                        "org.springframework.web..",
                        "org.quartz..",
                        "com.vaadin..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCacheKnowsHazelcast() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tenfolio.db.live..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.hazelcast..")
                .check(CLASSES);
    }

    @Test
    void onlyTheSchemaKnowsFlyway() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tenfolio.db.schema..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.flywaydb..")
                .check(CLASSES);
    }
}
