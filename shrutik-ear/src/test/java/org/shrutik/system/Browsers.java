package org.shrutik.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shrutik.system.BrowserWindow.Words;

/** Chromium, with real speech for a microphone. */
final class Browsers implements AutoCloseable {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 860;
  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 780;
  private static final int MICROPHONE_RATE = 48_000;
  private static final int DEFAULT_MILLIS = 20_000;
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final Browser browser;
  private final String baseUrl;

  private Browsers(Playwright playwright, Browser browser, String baseUrl) {
    this.playwright = playwright;
    this.browser = browser;
    this.baseUrl = baseUrl;
  }

  /** A browser whose microphone hears what the chunk's sound is, again and again. */
  static Browsers hearing(Site site, int chunk) throws IOException {
    short[] speech =
        Sounds.samples(site.admin().get("/api/chunks/" + chunk + "/audio").expect(200).bytes());
    Path file = Files.createTempFile("microphone", ".wav");
    file.toFile().deleteOnExit();
    Files.write(file, Sounds.wav(upsampled(speech), MICROPHONE_RATE));
    return start(
        site.installation().baseUrl(),
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--use-file-for-fake-audio-capture=" + file);
  }

  static Browsers start(String baseUrl, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--no-sandbox"));
    all.addAll(List.of(arguments));
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium()).setArgs(all));
    return new Browsers(playwright, browser, baseUrl);
  }

  private static Path chromium() {
    return PLACES.stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("Chromium is missing: apt-get install chromium fonts-beng"));
  }

  /** Three samples for one, in between on a line. */
  private static short[] upsampled(short[] samples) {
    short[] all = new short[samples.length * 3];
    for (int i = 0; i < samples.length; i++) {
      int next = i + 1 < samples.length ? samples[i + 1] : samples[i];
      for (int j = 0; j < 3; j++) {
        all[3 * i + j] = (short) (samples[i] + (next - samples[i]) * j / 3);
      }
    }
    return all;
  }

  BrowserWindow desktop(Words words) {
    return window(words, WIDTH, HEIGHT, false);
  }

  BrowserWindow phone(Words words) {
    return window(words, PHONE_WIDTH, PHONE_HEIGHT, true);
  }

  private BrowserWindow window(Words words, int width, int height, boolean touch) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setIsMobile(touch)
                .setLocale(words.locale()));
    context.setDefaultTimeout(DEFAULT_MILLIS);
    return new BrowserWindow(context, baseUrl);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
