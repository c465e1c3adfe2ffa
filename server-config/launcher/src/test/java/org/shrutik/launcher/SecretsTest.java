package org.shrutik.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;
  private DataDirectory data;

  @BeforeEach
  void open() {
    data = DataDirectory.open(folder);
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void makesAPairOfTokenKeysAndKeepsIt() throws Exception {
    Secrets secrets = new Secrets(data);
    String pem = Files.readString(secrets.tokenPrivateKey());
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    PrivateKey privateKey = rsa.generatePrivate(new PKCS8EncodedKeySpec(der(pem)));
    PublicKey publicKey =
        rsa.generatePublic(new X509EncodedKeySpec(der(Files.readString(secrets.tokenPublicKey()))));

    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(privateKey);
    signature.update(new byte[] {1, 2, 3});
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(new byte[] {1, 2, 3});

    assertThat(signature.verify(signed)).isTrue();
    assertThat(Files.readString(new Secrets(data).tokenPrivateKey())).isEqualTo(pem);
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }

  @Test
  void keepsEverythingFromOthers() throws IOException {
    Secrets secrets = new Secrets(data);
    secrets.tokenPrivateKey();
    secrets.releaseSecret();
    secrets.password("database-password");
    secrets.adminPassword();

    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      assertThat(files)
          .hasSize(5)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void makesAReleaseSecretOf32RandomBytes() throws IOException {
    Path secret = new Secrets(data).releaseSecret();

    assertThat(Files.readString(secret)).matches("[0-9a-f]{64}");
    assertThat(Files.readString(new Secrets(data).releaseSecret()))
        .isEqualTo(Files.readString(secret));
  }

  @Test
  void keepsAOneTimePasswordUntilItWasShown() {
    String password = new Secrets(data).oneTimePassword().orElseThrow();
    assertThat(new Secrets(data).oneTimePassword()).contains(password);

    new Secrets(data).forgetOneTimePassword();

    assertThat(new Secrets(data).oneTimePassword()).isEmpty();
    assertThat(folder.resolve("keys/first-administrator.password")).doesNotExist();
  }
}
