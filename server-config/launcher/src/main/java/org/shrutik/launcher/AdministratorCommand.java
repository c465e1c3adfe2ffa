package org.shrutik.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Creates an administrator or sets one's password anew, from a shell: {@code --email ADDRESS
 * [--name NAME] [--application FILE]}. It works on the database that the launcher is set to, its
 * own one while that runs, with the application's own code, which it takes out of {@code ROOT.war}
 * or {@code shrutik.ear}.
 */
public final class AdministratorCommand {
  private static final String COMMAND = "org.shrutik.account.AdministratorCommand";
  private static final String APPLICATION = "--application";

  private AdministratorCommand() {}

  public static void main(String[] arguments) {
    try {
      run(LauncherSettings.ofThisProcess(), arguments);
    } catch (LaunchException e) {
      Launcher.say(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Does it.
   *
   * @throws LaunchException with what is wrong, for a person to read
   */
  public static void run(LauncherSettings settings, String... arguments) {
    List<String> words = new ArrayList<>(Arrays.asList(arguments));
    Path application = settings.home().resolve("ROOT.war");
    int at = words.indexOf(APPLICATION);
    if (at >= 0 && at + 1 < words.size()) {
      application = Path.of(words.get(at + 1));
      words.subList(at, at + 2).clear();
    }
    LauncherSettings.Database database =
        settings.database().orElseGet(() -> PostgresServer.running(settings.dataDirectory()));
    Properties before = (Properties) System.getProperties().clone();
    ClassLoader loaderBefore = Thread.currentThread().getContextClassLoader();
    System.setProperty("shrutik.database.url", database.url());
    System.setProperty("shrutik.database.user", database.user());
    System.setProperty("shrutik.database.password", database.password());
    try {
      Path folder = Files.createTempDirectory("shrutik-command");
      try (URLClassLoader loader =
          new URLClassLoader(
              libraries(application, folder), ClassLoader.getPlatformClassLoader())) {
        Thread.currentThread().setContextClassLoader(loader);
        loader
            .loadClass(COMMAND)
            .getMethod("main", String[].class)
            .invoke(null, (Object) words.toArray(new String[0]));
      } finally {
        DataDirectory.remove(folder);
      }
    } catch (InvocationTargetException e) {
      throw new LaunchException(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (IOException | ReflectiveOperationException e) {
      throw new LaunchException("Cannot use " + application + ": " + e, e);
    } finally {
      System.setProperties(before);
      Thread.currentThread().setContextClassLoader(loaderBefore);
    }
  }

  /** The jars of either shape of the application. */
  private static URL[] libraries(Path application, Path folder) throws IOException {
    List<URL> jars = new ArrayList<>();
    try (InputStream file = Files.newInputStream(application);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().matches("(WEB-INF/)?(lib/)?[^/]+\\.jar")) {
          Path jar = folder.resolve(jars.size() + ".jar");
          Files.copy(zip, jar);
          jars.add(jar.toUri().toURL());
        }
      }
    }
    return jars.toArray(new URL[0]);
  }
}
