package org.shrutik.storage;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.shrutik.config.Settings;

/** Objects in a local (or shared) folder below the data directory. */
@ApplicationScoped
public class LocalStorage implements Storage {
  private Path root;
  private Path incoming;
  private Path growing;

  @PostConstruct
  void start() {
    use(Settings.DATA_DIR.asPath().resolve("storage"));
  }

  /** Keeps its objects below {@code folder}. */
  public static LocalStorage at(Path folder) {
    LocalStorage storage = new LocalStorage();
    storage.use(folder);
    return storage;
  }

  private void use(Path folder) {
    root = folder.toAbsolutePath().normalize();
    incoming = root.resolve("incoming");
    growing = root.resolve("growing");
  }

  @Override
  public Path incoming() throws IOException {
    Files.createDirectories(incoming);
    return incoming.resolve(UUID.randomUUID().toString());
  }

  @Override
  public Path incoming(Path grown) throws IOException {
    return Files.createLink(incoming(), grown);
  }

  @Override
  public Path growing(String name) throws IOException {
    Files.createDirectories(growing);
    Path file = growing.resolve(name).normalize();
    if (!growing.equals(file.getParent())) {
      throw new IllegalArgumentException("Not a name: " + name);
    }
    return file;
  }

  @Override
  public void keep(Path finished, String key) throws IOException {
    Path target = path(key);
    Files.createDirectories(target.getParent());
    try (FileChannel channel = FileChannel.open(finished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    for (Path folder = target.getParent(); folder.startsWith(root); folder = folder.getParent()) {
      forceFolder(folder);
    }
  }

  @Override
  public SeekableByteChannel open(String key) throws IOException {
    return Files.newByteChannel(path(key), StandardOpenOption.READ);
  }

  @Override
  public Path localCopy(String key) {
    return path(key);
  }

  @Override
  public boolean exists(String key) {
    return Files.isRegularFile(path(key));
  }

  @Override
  public long size(String key) throws IOException {
    return Files.size(path(key));
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(path(key));
  }

  @Override
  public List<String> foldersOlderThan(String prefix, Instant before) throws IOException {
    Path parent = path(prefix);
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    List<String> old = new ArrayList<>();
    try (Stream<Path> children = Files.list(parent)) {
      for (Path child : children.filter(Files::isDirectory).toList()) {
        if (Files.getLastModifiedTime(child).toInstant().isBefore(before)) {
          old.add(prefix + "/" + child.getFileName());
        }
      }
    }
    return old;
  }

  @Override
  public void deleteFolder(String prefix) throws IOException {
    Path folder = path(prefix);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  @Override
  public int discardIncoming(Instant before) throws IOException {
    return discard(incoming, before);
  }

  @Override
  public void discardGrown(String name) throws IOException {
    Files.deleteIfExists(growing(name));
  }

  @Override
  public int discardGrowing(Instant before) throws IOException {
    return discard(growing, before);
  }

  private static int discard(Path folder, Instant before) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int removed = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
          removed++;
        }
      }
    }
    return removed;
  }

  private Path path(String key) {
    Path path = root.resolve(key).normalize();
    if (!path.startsWith(root) || path.equals(root)) {
      throw new IllegalArgumentException("Not a key: " + key);
    }
    return path;
  }

  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
