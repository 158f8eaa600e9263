package io.tenfolio.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Repository;

class ArchitectureTest {
    private static final JavaClasses WEB =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.tenfolio.web");

    @Test
    void featuresDoNotGoInCircles() {
        slices().matching("io.tenfolio.web.(*)..").should().beFreeOfCycles().check(WEB);
    }

    @Test
    void viewsAskServicesAndNeverStores() {
        noClasses()
                .that()
                .areAssignableTo(Component.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tenfolio.db..")
                .check(WEB);
    }

    @Test
    void endpointsAskServicesAndNeverStores() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Api")
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Repository.class)
                .check(WEB);
    }

    @Test
    void stateKnowsNoComponents() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("State")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Component.class)
                .check(WEB);
    }

    @Test
    void servicesKnowNoSignalsAndNoComponents() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Service")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vaadin.flow..")
                .check(WEB);
    }

    @Test
    void nobodyWritesSql() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                .check(WEB);
    }

    @Test
    void nobodyReadsTheWallClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(WEB);
    }

    @Test
    void nobodyReachesIntoAnotherPageByHand() {
        noClasses()
                .should()
                .callMethod(UI.class, "access", Command.class)
                .because("signals carry news to pages")
                .check(WEB);
    }

    @Test
    void everyViewSaysWhoMaySeeIt() {
        classes()
                .that()
                .areAnnotatedWith(Route.class)
                .should()
                .beAnnotatedWith(PermitAll.class)
                .orShould()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(AnonymousAllowed.class)
                .check(WEB);
    }
}
