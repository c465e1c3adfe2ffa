package org.shrutik.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;

/** A file that holds a secret of the site. Nodes that share the file agree. */
public final class SecretFile {
  private static final int MIN_BYTES = 16;
  private static final int NEW_BYTES = 32;

  private SecretFile() {}

  /**
   * The secret of the file that a setting names, else of {@code keys/<name>} below the data
   * directory; made with new random bytes, readable for its owner only, if there is none.
   */
  public static byte[] of(Settings setting, String name) throws IOException {
    return read(
        setting,
        setting
            .text()
            .map(Path::of)
            .orElseGet(() -> Settings.DATA_DIR.asPath().resolve("keys").resolve(name)));
  }

  /** The content of {@code file}, which the setting names, and which is made if there is none. */
  public static byte[] read(Settings setting, Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file.toAbsolutePath());
    }
    byte[] content = Files.readAllBytes(file);
    if (content.length < MIN_BYTES) {
      throw new IOException(
          "The file of " + setting.key() + " must have at least " + MIN_BYTES + " bytes");
    }
    return content;
  }

  /**
   * Written aside and linked, so that of two nodes that begin at once one wins and none reads half.
   */
  private static void create(Path file) throws IOException {
    byte[] random = new byte[NEW_BYTES];
    new SecureRandom().nextBytes(random);
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(file))) {
      channel.write(ByteBuffer.wrap(random));
      channel.force(true);
    }
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another node was first; its secret is the site's.
    } finally {
      Files.delete(draft);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
