package org.shrutik.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The laws of the house, over the classes of all modules. */
class ArchitectureArchTest {
  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .importPaths(
                Path.of("../shrutik-ejb/target/classes"),
                Path.of("../shrutik-batch/target/classes"),
                Path.of("../shrutik-web/target/classes"));
    assertThat(all.size()).as("classes read; build the modules first").isGreaterThan(100);
  }

  @Test
  void theDomainKnowsNeitherWebNorBatchNorHttp() {
    noClasses()
        .that(areOfTheDomain())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.shrutik.web..",
            "org.shrutik.batch..",
            "jakarta.ws.rs..",
            "jakarta.servlet..",
            "jakarta.batch..")
        .because("the arrows are web → ejb ← batch")
        .check(all);
  }

  @Test
  void webAndBatchDoNotSeeEachOther() {
    noClasses()
        .that()
        .resideInAPackage("org.shrutik.web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.shrutik.batch..")
        .because("a job is a row written through ejb and started by its name")
        .check(all);
    noClasses()
        .that()
        .resideInAPackage("org.shrutik.batch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.shrutik.web..")
        .because("a job is a row written through ejb and started by its name")
        .check(all);
  }

  @Test
  void onlyTheWebModuleStartsJobs() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.shrutik.web..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jakarta.batch.operations.JobOperator")
        .because("the server ties a job's ownership to the component that starts it")
        .check(all);
  }

  @Test
  void onlyRepositoriesAndTheAuditTouchTheEntityManager() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Repository")
        .and()
        .doNotHaveSimpleName("AuditService")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jakarta.persistence.EntityManager")
        .because("queries have one place")
        .check(all);
  }

  @Test
  void servicesTouchNeitherFilesNorProcesses() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Service")
        .and(areOfTheDomain())
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("Storage")
        .because("slow work around a transaction is not inside it")
        .check(all);
  }

  @Test
  void entitiesAreNeverSerialised() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Response")
        .and()
        .resideInAPackage("org.shrutik.web..")
        .should()
        .beRecords()
        .orShould()
        .haveSimpleName("ErrorResponse")
        .orShould()
        .haveSimpleName("RangeResponse")
        .because("the wire has its own records")
        .check(all);
    methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Resource")
        .and()
        .arePublic()
        .should()
        .notHaveRawReturnType(areEntities())
        .because("an entity on the wire shows what was never meant to be seen")
        .check(all);
  }

  @Test
  void namesSayWhatAClassIsFor() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .because("such names say nothing")
        .check(all);
  }

  @Test
  void recognisersLiveInChildProcessesOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.shrutik.recogniser.child")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.vosk..", "com.sun.jna..")
        .because("their native code ends its process on many an ordinary mistake")
        .check(all);
    noClasses()
        .that()
        .resideInAPackage("org.shrutik.recogniser.child")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are ours and not of the child",
                type ->
                    type.getPackageName().startsWith("org.shrutik")
                        && !type.getPackageName().equals("org.shrutik.recogniser.child")))
        .because("the child has nothing of the server")
        .check(all);
  }

  @Test
  void theConsensusItselfNeedsNoContainer() {
    noClasses()
        .that()
        .resideInAPackage("org.shrutik.consensus")
        .and()
        .haveNameMatching(
            ".*\\.(WeightedRover|ReliabilityLearner|TranscriptNormalizer|Ballot|Decision"
                + "|WordNetwork|Scribe|WordKey|ConsensusResult|Vote|LanguageRules|ErrorModel"
                + "|ErrorModelLearner|Calibration|ScriptVote|Retrospect|LanguageLevel"
                + "|Suspicion|SuspicionFinder|WordAgreement|ReliabilitySnapshot)")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "org.shrutik.config..")
        .because("it is a library")
        .check(all);
  }

  @Test
  void whatTheInterfaceSaysHasNamesOfItsOwn() {
    Map<String, List<String>> byName =
        all.stream()
            .filter(type -> type.getPackageName().startsWith("org.shrutik.web"))
            .filter(type -> type.getSimpleName().matches(".+(Request|Response)"))
            .collect(
                Collectors.groupingBy(
                    ArchitectureArchTest::schemaName,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    byName.values().removeIf(types -> types.size() == 1);
    assertThat(byName)
        .as("the description would show one of them in place of the others; name it by @Schema")
        .isEmpty();
  }

  private static String schemaName(JavaClass type) {
    return type.tryGetAnnotationOfType("org.eclipse.microprofile.openapi.annotations.media.Schema")
        .flatMap(schema -> schema.get("name"))
        .map(String::valueOf)
        .filter(name -> !name.isEmpty())
        .orElse(type.getSimpleName());
  }

  private static DescribedPredicate<JavaClass> areOfTheDomain() {
    return DescribedPredicate.describe(
        "are of the domain",
        type ->
            type.getPackageName().startsWith("org.shrutik")
                && !type.getPackageName().startsWith("org.shrutik.web")
                && !type.getPackageName().startsWith("org.shrutik.batch"));
  }

  private static DescribedPredicate<JavaClass> areEntities() {
    return DescribedPredicate.describe(
        "entities", type -> type.isAnnotatedWith("jakarta.persistence.Entity"));
  }
}
