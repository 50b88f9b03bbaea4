package io.satbus.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import io.satbus.telemetry.MeterDefinition;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the code does nowhere. */
class HabitsTest {
    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = Satbus.CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(found -> !found.getName().endsWith(".v1"))
                .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.satbus.benchmarks..")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .check(Satbus.CLASSES);
    }

    @Test
    void nobodyKeepsStateInThreads() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(Satbus.CLASSES);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.satbus.cli..", "io.satbus.benchmarks..")
                .and()
                .doNotHaveSimpleName("Printed")
                .should()
                .callMethod(Throwable.class, "printStackTrace")
                .check(Satbus.CLASSES);
    }

    @Test
    void metersAreDeclaredInEnums() {
        classes()
                .that()
                .implement(MeterDefinition.class)
                .should()
                .beEnums()
                .because("dashboards, alerts and docs are tested against them")
                .check(Satbus.CLASSES);
    }
}
