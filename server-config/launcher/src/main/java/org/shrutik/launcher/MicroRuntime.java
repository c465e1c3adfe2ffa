package org.shrutik.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stock Payara Micro as its own {@code --outputlauncher} unpacks it, which the build does once, so
 * that a start needs not unpack 100 MB again.
 */
final class MicroRuntime {
  private static final String MAIN_CLASS = "fish.payara.micro.impl.PayaraMicroImpl";

  /** What an instance has of its own. */
  private static final List<String> INSTANCE_FOLDERS = List.of("config", "docroot", "lib");

  /**
   * The jars that most classes come from, of 300. A class is looked for in one jar after the other:
   * with these in front a start looks into a few, not into half of them.
   */
  private static final List<String> FIRST =
      List.of(
          "hazelcast.jar",
          "weld-osgi-bundle.jar",
          "org.eclipse.persistence.core.jar",
          "nucleus-grizzly-all.jar",
          "hibernate-validator.jar",
          "org.eclipse.persistence.jpa.jpql.jar",
          "jersey-common.jar",
          "jackson-databind.jar",
          "jaxb-osgi.jar",
          "jersey-server.jar",
          "ejb-container.jar",
          "dol.jar",
          "config-api.jar",
          "org.eclipse.persistence.jpa.jar",
          "glassfish-api.jar",
          "web-core.jar",
          "web-glue.jar",
          "common-util.jar",
          "hk2-api.jar",
          "kernel.jar");

  private final Path folder;

  /**
   * @param folder where Payara Micro was unpacked
   */
  MicroRuntime(Path folder) {
    this.folder = folder;
  }

  /** Gives an instance its own configuration, as it is published. */
  void createInstance(Path root) throws IOException {
    for (String name : INSTANCE_FOLDERS) {
      copy(folder.resolve(name), root.resolve(name));
    }
  }

  /** Copies a file, or a folder with all that is in it, to a place where nothing is yet. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /**
   * The arguments of a JVM that runs Payara Micro, before those of Payara Micro itself.
   *
   * @param library a jar that the server has besides its own
   */
  List<String> command(Path library) throws IOException {
    Properties unpacked = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve(".env"))) {
      unpacked.load(in);
    }
    String jars =
        Arrays.stream(unpacked.getProperty("MICRO_CLASSPATH").split(":"))
            .map(folder::resolve)
            .sorted(Comparator.comparingInt(MicroRuntime::place))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    String opens = unpacked.getProperty("MICRO_OPENS").replace("\"", "").strip();
    List<String> command = new ArrayList<>(List.of(opens.split("\\s+")));
    command.add("-Dfish.payara.micro.BootJar=" + folder.resolve("launch-micro.jar").toUri());
    command.add("-Dfish.payara.micro.UnpackDir=" + folder);
    command.addAll(List.of("-cp", jars + File.pathSeparator + library, MAIN_CLASS));
    return command;
  }

  private static int place(Path jar) {
    int place = FIRST.indexOf(jar.getFileName().toString());
    return place < 0 ? FIRST.size() : place;
  }
}
