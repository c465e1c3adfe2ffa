package org.shrutik.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The secrets of an installation, in {@code <data>/keys}: made at the first start, kept from then
 * on, readable by their owner only. A file is complete or absent. For use by several threads.
 */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_KEY_BITS = 3072;

  /** The address of an administrator nobody has named. */
  static final String DEFAULT_ADMINISTRATOR = "admin@shrutik.local";

  private final Path folder;

  Secrets(DataDirectory data) {
    this.folder = data.folder("keys");
    ownerOnly(folder, "rwx------");
  }

  /** PKCS #8 PEM of the key that signs tokens. */
  synchronized Path tokenPrivateKey() {
    Path file = folder.resolve("token-private.pem");
    if (!Files.exists(file)) {
      makeTokenKeys(file);
    }
    return file;
  }

  /** X.509 PEM of the key that verifies tokens. */
  Path tokenPublicKey() {
    tokenPrivateKey();
    return folder.resolve("token-public.pem");
  }

  /** File of 32 random bytes in hexadecimal, from which a release's pseudonyms are made. */
  Path releaseSecret() {
    keep("release-secret", Secrets::randomHex);
    return folder.resolve("release-secret");
  }

  /** A password that is made once under a name. */
  String password(String name) {
    return keep(name, Secrets::randomHex);
  }

  /** Writes a password into a file of its own, for a program to read once. */
  Path copyOfPassword(String name, Path file) {
    write(file, password(name));
    return file;
  }

  /**
   * The password of Payara Server's administrator, for a person to type. (asadmin breaks its header
   * in two when a password has more than 51 characters.)
   */
  String adminPassword() {
    return keep("payara-admin-password", Secrets::readablePassword);
  }

  /** Where {@link #adminPassword} is kept. */
  Path adminPasswordFile() {
    adminPassword();
    return folder.resolve("payara-admin-password");
  }

  /**
   * The first administrator's one-time password, until {@link #forgetOneTimePassword} is called.
   */
  Optional<String> oneTimePassword() {
    if (Files.exists(folder.resolve("first-administrator.done"))) {
      return Optional.empty();
    }
    return Optional.of(keep("first-administrator.password", Secrets::readablePassword));
  }

  /** To be called after the password was shown: it is kept nowhere from then on. */
  void forgetOneTimePassword() {
    write(folder.resolve("first-administrator.done"), "");
    try {
      Files.deleteIfExists(folder.resolve("first-administrator.password"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeTokenKeys(Path privateFile) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(TOKEN_KEY_BITS, RANDOM);
      KeyPair pair = generator.generateKeyPair();
      write(folder.resolve("token-public.pem"), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
      write(privateFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new LaunchException("This Java cannot make RSA keys: " + e.getMessage(), e);
    }
  }

  private static String pem(String title, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + title + "-----\n" + body + "\n-----END " + title + "-----\n";
  }

  private synchronized String keep(String name, Supplier<String> maker) {
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        write(file, maker.get());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Path unfinished = Files.createTempFile(file.getParent(), ".new", null);
      ownerOnly(unfinished, "rw-------");
      Files.write(unfinished, text.getBytes(StandardCharsets.US_ASCII));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void ownerOnly(Path path, String permissions) {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String randomHex() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** 20 letters and digits in groups of five, without those that look alike: 98 bits. */
  private static String readablePassword() {
    String alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append(i > 0 && i % 5 == 0 ? "-" : "")
          .append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
