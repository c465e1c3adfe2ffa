package org.shrutik.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One person's browser: what a person sees and does in it. */
final class BrowserWindow implements AutoCloseable {
  private static final int MANY_KEYS = 120;
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  private final BrowserContext context;
  private final String root;
  private final List<String> faults = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private Page page;

  BrowserWindow(BrowserContext context, String baseUrl) {
    this.context = context;
    this.root = baseUrl + "/app";
    this.page = newPage();
  }

  private Page newPage() {
    Page made = context.newPage();
    made.onPageError(faults::add);
    made.onConsoleMessage(this::note);
    return made;
  }

  /** Requests that fail are told on the console too; they belong to tests of trouble. */
  private void note(ConsoleMessage message) {
    if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
      faults.add(message.text());
    }
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  void open(String path) {
    page.navigate(root + path);
  }

  /** Closes the page as a person does, in the middle of whatever is going on, and opens another. */
  void closeAndOpen(String path) {
    page.close();
    page = newPage();
    open(path);
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(false));
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  void see(String text) {
    assertThat(page.getByText(text).first()).isVisible();
  }

  void logIn(Words words, String email) {
    open("/login");
    page.getByLabel(words.email()).fill(email);
    page.getByLabel(words.password(), new Page.GetByLabelOptions().setExact(true))
        .fill(Site.PASSWORD);
    page.locator("form button[type=submit]").click();
    assertThat(page.locator(".doors")).isVisible();
  }

  /** Goes from element to element by the keyboard until one of that name has the focus. */
  void tabTo(String name) {
    for (int i = 0; i < MANY_KEYS; i++) {
      page.keyboard().press("Tab");
      if (focused().lines().anyMatch(name::equals)) {
        return;
      }
    }
    throw new AssertionError("The keyboard does not reach " + name);
  }

  private String focused() {
    return (String)
        page.evaluate(
            "() => { const e = document.activeElement;"
                + " const label = e.labels?.[0]?.textContent ?? '';"
                + " return [e.getAttribute('aria-label') ?? '', label, e.textContent ?? ''].map((s) => s.trim())"
                + ".join('\\n'); }");
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  void colours(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  /** Notes what axe finds serious, in light and in dark; all of it is told at the end. */
  void isAccessible(String name) {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      colours(scheme);
      AxeResults results = new AxeBuilder(page).analyze();
      List<String> found =
          results.getViolations().stream()
              .filter(rule -> SERIOUS.contains(rule.getImpact()))
              .map(BrowserWindow::describe)
              .toList();
      found.forEach(fault -> problems.add(name + ", " + scheme + ": " + fault));
    }
  }

  private static String describe(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream()
            .map(node -> node.getHtml() + " " + node.getFailureSummary())
            .toList();
  }

  /** Notes what stands out sideways. */
  void fits(String name) {
    Object wide =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (((Number) wide).intValue() > 0) {
      problems.add(name + " is too wide by " + wide);
    }
  }

  void picture(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  /** Ends the window; a fault that a script told meanwhile is a fault of the test. */
  @Override
  public void close() {
    context.close();
    assertThat(faults).as("faults on the browser's console").isEmpty();
    assertThat(problems).as("what keeps people out, and what does not fit").isEmpty();
  }

  /** The words by which a person finds its way. */
  record Words(
      String locale,
      String email,
      String password,
      String allow,
      String submit,
      String hear,
      String letters,
      String done) {
    static final Words ENGLISH =
        new Words(
            "en",
            "E-mail address",
            "Password",
            "Allow the microphone",
            "Submit",
            "What do you hear?",
            "Bengali keyboard",
            "Well done!");
    static final Words BENGALI =
        new Words(
            "bn",
            "ই-মেইল ঠিকানা",
            "পাসওয়ার্ড",
            "মাইক্রোফোন চালু করুন",
            "জমা দিন",
            "কী শুনছেন?",
            "বাংলা কীবোর্ড",
            "চমৎকার!");
  }
}
