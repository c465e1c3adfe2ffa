package org.shrutik.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The one folder that holds everything an installation keeps, and the lock that lets one launcher
 * at a time use it. The lock belongs to the operating system: it is gone with the process, however
 * that ends.
 */
final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel lockFile;
  private final RotatingLog.Retention logRetention;

  private DataDirectory(Path root, FileChannel lockFile, RotatingLog.Retention logRetention) {
    this.root = root;
    this.lockFile = lockFile;
    this.logRetention = logRetention;
  }

  /** The same with the usual retention of logs. */
  static DataDirectory open(Path root) {
    return open(root, RotatingLog.Retention.USUAL);
  }

  /**
   * Makes the folder where it is missing and locks it.
   *
   * @param logRetention how much is kept of each log in it
   * @throws LaunchException if another launcher holds it, or it cannot be written
   */
  static DataDirectory open(Path root, RotatingLog.Retention logRetention) {
    try {
      if (!Files.isDirectory(root)) {
        Files.createDirectories(root.toAbsolutePath().getParent());
        Files.createDirectory(
            root,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      FileChannel channel =
          FileChannel.open(
              root.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new LaunchException(
            "The data directory "
                + root
                + " is in use by another Shrutik. Stop that one, or choose another with -Dshrutik.data.dir=…");
      }
      return new DataDirectory(root.toRealPath(), channel, logRetention);
    } catch (IOException e) {
      throw new LaunchException(
          "The data directory " + root + " (shrutik.data.dir) cannot be written: " + e, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  RotatingLog.Retention logRetention() {
    return logRetention;
  }

  Path root() {
    return root;
  }

  /** A file or folder inside, which need not exist. */
  Path resolve(String name) {
    return root.resolve(name);
  }

  /** A folder inside, made where it is missing. */
  Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder inside, empty: what an earlier start left there is removed. */
  Path emptyFolder(String name) {
    remove(root.resolve(name));
    return folder(name);
  }

  /** A log file. */
  Path log(String name) {
    return folder("logs").resolve(name);
  }

  static void remove(Path tree) {
    if (!Files.exists(tree)) {
      return;
    }
    try {
      Files.walkFileTree(
          tree,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e)
                throws IOException {
              if (e != null) {
                throw e;
              }
              Files.delete(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the folder free for another launcher. */
  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
