package io.satbus.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports go one way. */
class LayersTest {
    private static final String[] SERVICES = {"cli", "oracle", "sage", "aegis"};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kernel",
                "protocol",
                "telemetry",
                "bus",
                "satellite",
                "embedded",
                "testkit",
                "cli",
                "oracle",
                "sage",
                "aegis"
            })
    void everyModuleIsSeenByTheseTests(String module) {
        assertThat(Satbus.CLASSES.stream().filter(type -> type.getPackageName().startsWith("io.satbus." + module)))
                .isNotEmpty();
    }

    @Test
    void importsGoFromServicesDownToTheKernel() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("kernel")
                .definedBy("io.satbus.kernel..")
                .layer("protocol")
                .definedBy("io.satbus.protocol..")
                .layer("telemetry")
                .definedBy("io.satbus.telemetry..")
                .layer("bus")
                .definedBy("io.satbus.bus..")
                .layer("satellite")
                .definedBy("io.satbus.satellite..")
                .layer("embedded")
                .definedBy("io.satbus.embedded..")
                .layer("testkit")
                .definedBy("io.satbus.testkit..")
                .layer("services")
                .definedBy("io.satbus.cli..", "io.satbus.oracle..", "io.satbus.sage..", "io.satbus.aegis..")
                .whereLayer("services")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("testkit")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("embedded")
                .mayOnlyBeAccessedByLayers("testkit", "services")
                .whereLayer("satellite")
                .mayOnlyBeAccessedByLayers("testkit", "services")
                .whereLayer("bus")
                .mayOnlyBeAccessedByLayers("satellite", "testkit", "services")
                .whereLayer("telemetry")
                .mayOnlyBeAccessedByLayers("bus", "satellite", "testkit", "services")
                .whereLayer("protocol")
                .mayOnlyBeAccessedByLayers("telemetry", "bus", "satellite", "testkit", "services")
                .check(Satbus.CLASSES);
    }

    @Test
    void noPackagesFormACycle() {
        slices().matching("io.satbus.(**)").should().beFreeOfCycles().check(Satbus.CLASSES);
    }

    @ParameterizedTest
    @CsvSource({"bus, kafka|inspect", "protocol, payload", "kernel, ''", "telemetry, ''", "satellite, ''"})
    void insideALibrarySiblingsNeverMeet(String library, String builders) {
        slices().matching("io.satbus." + library + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        describe("build", type -> Set.of(builders.split("\\|"))
                                .contains(roomOf(type.getPackageName(), library))),
                        alwaysTrue())
                .allowEmptyShould(true)
                .check(Satbus.CLASSES);
    }

    private static String roomOf(String packageName, String library) {
        String prefix = "io.satbus." + library + ".";
        return packageName.startsWith(prefix) ? packageName.substring(prefix.length()) : "";
    }

    @Test
    void servicesNeverImportOneAnother() {
        for (String service : SERVICES) {
            for (String other : SERVICES) {
                if (!service.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("io.satbus." + service + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("io.satbus." + other + "..")
                            .check(Satbus.CLASSES);
                }
            }
        }
    }

    @Test
    void onlyTheBusImportsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.satbus.bus..", "io.satbus.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .because("the embedded broker is Kafka; everybody else talks to the bus")
                .check(Satbus.CLASSES);
    }

    @Test
    void onlyTheProtocolImportsItsGeneratedCode() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.satbus.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.satbus.protocol.v1..")
                .check(Satbus.CLASSES);
    }

    @Test
    void nobodyImportsARedisClientYet() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.lettuce..", "redis.clients..")
                .check(Satbus.CLASSES);
    }

    @Test
    void domainsKnowNeitherBusNorFilesNorNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage("io.satbus.oracle.domain..", "io.satbus.sage.domain..", "io.satbus.aegis.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.satbus.satellite..", "io.satbus.bus..", "java.nio.file..", "java.net..", "..adapter..")
                .check(Satbus.CLASSES);
    }
}
