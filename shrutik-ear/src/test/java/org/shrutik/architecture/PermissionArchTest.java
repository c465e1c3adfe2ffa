package org.shrutik.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No use case is reachable over HTTP that does not say what its caller needs. */
@Tag("A13")
class PermissionArchTest {
  private static final String CALLER = "org.shrutik.account.Caller";
  private static final Set<String> CHECKS = Set.of("require", "requireOwnerOr", "may");

  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .importPaths(
                Path.of("../shrutik-ejb/target/classes"), Path.of("../shrutik-web/target/classes"));
    assertThat(useCases()).as("use cases; build the modules first").hasSizeGreaterThan(30);
  }

  /** The public methods of stateless services. */
  private static List<JavaMethod> useCases() {
    return all.stream()
        .filter(type -> type.isAnnotatedWith("jakarta.ejb.Stateless"))
        .filter(type -> type.getSimpleName().endsWith("Service"))
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        .toList();
  }

  private static boolean isOpen(JavaMethod method) {
    return method.isAnnotatedWith("org.shrutik.account.OpenToAll");
  }

  private static boolean takesCaller(JavaMethod method) {
    return method.getRawParameterTypes().stream().anyMatch(type -> type.getName().equals(CALLER));
  }

  /** Itself, or by handing the caller to another method that does. */
  private static boolean checks(JavaMethod method, Set<JavaMethod> seen) {
    if (!seen.add(method)) {
      return false;
    }
    for (JavaMethodCall call : method.getMethodCallsFromSelf()) {
      if (call.getTargetOwner().getName().equals(CALLER) && CHECKS.contains(call.getName())) {
        return true;
      }
      boolean handedOn =
          call.getTarget()
              .resolveMember()
              .filter(target -> takesCaller(target) && checks(target, seen))
              .isPresent();
      if (handedOn) {
        return true;
      }
    }
    return false;
  }

  @Test
  void everyUseCaseWithACallerChecksAPermission() {
    assertThat(useCases())
        .filteredOn(PermissionArchTest::takesCaller)
        .filteredOn(method -> !isOpen(method) && !checks(method, new HashSet<>()))
        .extracting(JavaMethod::getFullName)
        .as("they take a caller and ask nothing of it")
        .isEmpty();
  }

  @Test
  void everyUseCaseThatAResourceCallsTakesACallerOrSaysWhyNot() {
    assertThat(useCases())
        .filteredOn(
            method ->
                method.getCallsOfSelf().stream()
                    .map(call -> call.getOriginOwner())
                    .anyMatch(PermissionArchTest::isResource))
        .filteredOn(method -> !takesCaller(method) && !isOpen(method))
        .extracting(JavaMethod::getFullName)
        .as("a resource calls them on behalf of nobody: give them a Caller, or @OpenToAll(why)")
        .isEmpty();
  }

  private static boolean isResource(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost.getSimpleName().endsWith("Resource");
  }
}
