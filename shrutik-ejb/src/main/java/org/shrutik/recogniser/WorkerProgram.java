package org.shrutik.recogniser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.shrutik.storage.Sha256;

/**
 * The program of the workers. It travels as one jar inside ours, whatever archive that is in, and
 * is unpacked into a folder named by its content when the first worker starts. The natives lie
 * beside it, so that no worker unpacks them again.
 */
final class WorkerProgram {
  private static final String RESOURCE = "/META-INF/recogniser/recogniser.jar";
  private static final String JAR = "recogniser.jar";
  private static final String MAIN = "org.shrutik.recogniser.child.VoskWorker";
  private static final Map<String, String> NATIVES =
      Map.of(
          "linux-x86-64/libvosk.so", "libvosk.so",
          "com/sun/jna/linux-x86-64/libjnidispatch.so", "libjnidispatch.so");
  private static final int NAME_CHARACTERS = 16;

  private final Path folder;

  private WorkerProgram(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes sure that the program lies below {@code parent}.
   *
   * @throws IOException also where it cannot run: its natives are for Linux on x86-64
   */
  static WorkerProgram unpack(Path parent) throws IOException {
    if (!System.getProperty("os.name").startsWith("Linux")
        || !List.of("amd64", "x86_64").contains(System.getProperty("os.arch"))) {
      throw new IOException("Speech is recognised on Linux on x86-64 only");
    }
    Files.createDirectories(parent);
    Path jar = parent.resolve(UUID.randomUUID() + ".jar");
    try {
      try (InputStream in = WorkerProgram.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IOException("The program of the workers is not in this build");
        }
        Files.copy(in, jar);
      }
      Path folder = parent.resolve("recogniser-" + Sha256.of(jar).substring(0, NAME_CHARACTERS));
      if (!Files.isDirectory(folder)) {
        fill(jar, folder);
      }
      return new WorkerProgram(folder);
    } finally {
      Files.deleteIfExists(jar);
    }
  }

  /** Written aside and renamed: of two nodes that begin at once one wins and none reads half. */
  private static void fill(Path jar, Path folder) throws IOException {
    Path draft = Files.createDirectory(folder.resolveSibling(UUID.randomUUID().toString()));
    try {
      Files.copy(jar, draft.resolve(JAR));
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          String name = NATIVES.get(entry.getName());
          if (name != null) {
            Files.copy(zip, draft.resolve(name));
          }
        }
      }
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
      throw new IOException("The program of the workers could not be unpacked", e);
    } finally {
      if (Files.exists(draft)) {
        remove(draft);
      }
    }
  }

  private static void remove(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** The command that starts a worker for a model. Its environment has to be empty. */
  List<String> command(SpeechModel model) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx48m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ActiveProcessorCount=1",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:ErrorFile=/dev/null",
            "-Djna.library.path=" + folder,
            "-Djna.boot.library.path=" + folder,
            "-Djna.nosys=true",
            "-Djna.encoding=UTF-8",
            "-cp",
            folder.resolve(JAR).toString(),
            MAIN,
            model.folder().toAbsolutePath().toString(),
            String.valueOf(model.sampleRate())));
    return command;
  }
}
