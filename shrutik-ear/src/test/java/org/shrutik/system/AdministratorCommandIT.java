package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.launcher.AdministratorCommand;
import org.shrutik.launcher.LaunchException;
import org.shrutik.launcher.LauncherSettings;

class AdministratorCommandIT {
  private static final String PASSWORD = "four lamps over the bridge";

  private static Site site;

  @BeforeAll
  static void findSite() {
    Installation.get().requireOwn();
    site = Site.get();
  }

  /** As from a shell of the machine, beside the launcher that runs. */
  private static void run(String password, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try {
      AdministratorCommand.run(
          LauncherSettings.of(
              Map.of(
                  "shrutik.launcher.home",
                  System.getProperty("shrutik.launcher.home", "target/launcher"),
                  "shrutik.data.dir",
                  site.installation().requireOwn().dataDirectory().toString()),
              Map.of()),
          arguments);
    } finally {
      System.setIn(before);
      Thread.currentThread().setContextClassLoader(loader);
    }
  }

  private static void mayAdministrate(String email) {
    String token = Site.login(site.installation(), email, PASSWORD).getString("access_token");
    site.anonymous().withToken(token).get("/api/admin/users?limit=1").expect(200);
  }

  @Test
  @Tag("A12")
  void createsAnAdministrator() {
    String email = Site.freshEmail();
    run(PASSWORD, "--password-stdin", "--name", "Ann", "--email", email);
    mayAdministrate(email);
  }

  @Test
  @Tag("A12")
  void givesWhoeverIsLockedOutANewPasswordWithTheCodeOfEitherShape() {
    Site.Person person = site.newContributor();
    String path = "/api/admin/users/" + person.id() + "/suspension";
    site.admin().post(path, "{\"reason\":\"by mistake\"}").expect(200);
    String home = System.getProperty("shrutik.launcher.home", "target/launcher");
    run(
        PASSWORD,
        "--password-stdin",
        "--email",
        person.email(),
        "--application",
        Path.of(home, "shrutik.ear").toString());
    mayAdministrate(person.email());
  }

  @Test
  @Tag("A12")
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> run("password", "--password-stdin", "--email", Site.freshEmail()))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("easy to guess");
    assertThatThrownBy(() -> run(PASSWORD, "--password-stdin", "--email", "nobody"))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("--email");
    assertThat(
            site.admin()
                .get("/api/admin/users?q=nobody&limit=1")
                .expect(200)
                .json()
                .getInt("total"))
        .isZero();
  }
}
