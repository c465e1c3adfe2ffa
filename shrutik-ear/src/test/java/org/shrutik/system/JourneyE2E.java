package org.shrutik.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.shrutik.system.BrowserWindow.Words;

/**
 * The way of a voice through the pages, from an account to a dataset: each test takes what the one
 * before it made, as people do.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyE2E {
  private static final int SLOW_MILLIS = 60_000;
  private static final String TEXT = "আমি ভাত খাই";

  private static Site site;
  private static int language;
  private static String languageName;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws Exception {
    site = Site.get();
    int clip = site.newChunk(site.newContributor(), site.newLanguage(), Sounds.SHORT_CLIP);
    language = site.newLanguage();
    languageName =
        site.anonymous().get("/api/languages/" + language).expect(200).json().getString("name");
    for (int i = 0; i < 3; i++) {
      site.newSentence(language);
    }
    browsers = Browsers.hearing(site, clip);
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
    }
  }

  private static LocatorAssertions.IsVisibleOptions slowly() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(SLOW_MILLIS);
  }

  @Test
  @Order(1)
  @Tag("A30")
  @Tag("A39")
  @Tag("A40")
  @Tag("A41")
  @Tag("A42")
  @Tag("A43")
  @Tag("A44")
  @Tag("A45")
  @Tag("A46")
  @Tag("A159")
  void aPersonRegistersAndRecordsThreeSentencesOneOfflineAndOneInterrupted() {
    try (BrowserWindow window = browsers.desktop(Words.ENGLISH)) {
      String email = Site.freshEmail();
      window.open("/");
      window.page().getByRole(AriaRole.LINK, named("Join in")).click();
      window.page().getByLabel("Name").fill("Rina");
      window.page().getByLabel("E-mail address").fill(email);
      window.page().locator("input[autocomplete=new-password]").fill(Site.PASSWORD);
      window.button("Open the account").click();
      assertThat(window.heading("Welcome, Rina")).isVisible();

      prepare(window, Words.ENGLISH);
      window.see("2 to 10 seconds are best");
      window.button("Guidelines").click();
      window.see("Find a quiet place");
      window.press("Escape");
      assertThat(window.page().getByRole(AriaRole.DIALOG)).isHidden();
      window.page().locator("button.record").focus();
      sayAndSubmit(window);

      // Without a network, and the page closed before it is back.
      assertThat(window.page().locator(".connection")).isHidden();
      window.context().setOffline(true);
      sayAndSubmit(window);
      assertThat(window.page().locator(".connection")).containsText("No network");
      window.context().setOffline(false);

      // The line breaks in the middle of a piece, once.
      AtomicInteger broken = new AtomicInteger();
      window
          .context()
          .route(
              Pattern.compile("/api/uploads/.+"),
              route -> {
                if (route.request().method().equals("PATCH") && broken.getAndIncrement() == 0) {
                  route.abort();
                } else {
                  route.resume();
                }
              });
      window.context().setOffline(true);
      sayAndSubmit(window);
      window.context().setOffline(false);
      window.closeAndOpen("/recordings");
      Locator done =
          window.page().getByText("Processed", new Page.GetByTextOptions().setExact(true));
      assertThat(done.nth(2)).isVisible(slowly());
      assertThat(window.page().getByText("Still on this device")).isHidden();
      assertThat(broken.get()).isGreaterThan(1);
      List<JsonObject> recordings =
          Site.objects(
              site.admin().get("/api/admin/users?limit=1&q=" + email).expect(200).json(), "users");
      assertThat(recordings.get(0).getInt("recordings_count")).isEqualTo(3);
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  /** Microphone, language, no countdown: ready for the first sentence. */
  private static void prepare(BrowserWindow window, Words words) {
    window.open("/record");
    window.button(words.allow()).click();
    assertThat(window.page().locator(".meter.good")).isVisible();
    window.page().locator(".check > button").click();
    window.page().locator(".bar select").first().selectOption(String.valueOf(language));
    window
        .page()
        .locator(".bar input[type=checkbox]")
        .uncheck(new Locator.UncheckOptions().setForce(true));
    assertThat(window.page().locator(".script")).containsText("free speech");
  }

  /** One sentence by the keyboard alone. */
  private static void sayAndSubmit(BrowserWindow window) {
    assertThat(window.page().locator("button.record")).isVisible();
    window.press("Space");
    assertThat(window.page().locator(".clock")).containsText(Pattern.compile("[03০৩]:[0০][3৩]"));
    window.press("Space");
    assertThat(window.page().locator(".take .wave")).isVisible();
    window.press("Control+Enter");
    assertThat(window.page().locator(".take")).isHidden();
  }

  @Test
  @Order(2)
  @Tag("A71")
  @Tag("A72")
  @Tag("A74")
  @Tag("A144")
  void anotherPersonTranscribesByTheKeyboardAloneAndNoLetterIsLost() throws Exception {
    Site.Person person = site.newContributor();
    try (BrowserWindow window = browsers.desktop(Words.ENGLISH)) {
      window.open("/login?to=/transcribe");
      window.tabTo("E-mail address");
      window.page().keyboard().type(person.email());
      window.tabTo("Password");
      window.page().keyboard().type(Site.PASSWORD);
      window.press("Enter");
      assertThat(window.heading("Transcribe")).isVisible();
      window.tabTo("Language");
      window.page().keyboard().type(languageName);
      window.tabTo("Begin");
      window.press("Enter");

      assertThat(window.page().locator("textarea:not([aria-hidden])")).isFocused();
      assertThat(window.page().locator(".wave")).isVisible();
      window.press("Control+Space");
      window.page().keyboard().type("half a sent");
      assertThat(window.page().getByText("Saved on this device")).isVisible();
      window.page().reload();
      assertThat(window.page().locator("textarea:not([aria-hidden])")).hasValue("half a sent");

      // The session is over before anything is submitted: it is renewed without the person.
      site.installation()
          .execute(
              "UPDATE transcription_sessions SET expires_at = now() - interval '1 second'"
                  + " WHERE user_id = ?",
              person.id());
      for (int clip = 1; clip <= 3; clip++) {
        assertThat(window.page().getByText("Clip " + clip + " of 3")).isVisible();
        assertThat(window.page().locator("textarea:not([aria-hidden])")).isFocused();
        window.press("Control+a");
        window.page().keyboard().insertText(TEXT);
        window.press("x");
        window.press("5");
        window.see("Write numbers in words");
        window.press("Backspace");
        window.press("Backspace");
        window.tabTo("0 stars");
        window.press("ArrowRight");
        window.press("ArrowRight");
        window.press("Space");
        window.press("Control+Enter");
      }
      assertThat(window.heading("Well done!")).isVisible();
      assertThat(window.page().getByText("to be sent")).isHidden();
      window.open("/transcriptions");
      assertThat(window.page().getByText(TEXT).nth(2)).isVisible();
    }
  }

  @Test
  @Order(3)
  @Tag("A70")
  @Tag("A73")
  @Tag("A75")
  @Tag("A143")
  void aThirdTranscribesOnAPhoneInBengaliAndGoesOnOffline() throws Exception {
    Site.Person person = site.newContributor();
    try (BrowserWindow window = browsers.phone(Words.BENGALI)) {
      window.logIn(Words.BENGALI, person.email());
      window.open("/transcribe");
      window.page().locator("select").first().selectOption(String.valueOf(language));
      window.button("শুরু করুন").click();
      assertThat(window.page().locator("textarea:not([aria-hidden])")).isVisible();
      Await.until(
          "all three are loaded",
          Site.SOON,
          () -> (int) window.page().evaluate(STORED_CHUNKS) == 3);
      window.context().setOffline(true);
      window.fits("transcribing on a phone");
      window.button("ইঙ্গিত").click();
      window.see("free speech, clip");
      window.button(Words.BENGALI.letters()).click();
      window.page().locator("textarea:not([aria-hidden])").fill("আমি ভাত খা");
      window
          .page()
          .locator(".letters button", new Page.LocatorOptions().setHasText(Pattern.compile("^ই$")))
          .click();
      assertThat(window.page().locator("textarea:not([aria-hidden])")).hasValue(TEXT);
      window.button(Words.BENGALI.submit()).click();
      for (int i = 0; i < 2; i++) {
        assertThat(window.page().locator("textarea:not([aria-hidden])")).hasValue("");
        window.page().locator("textarea:not([aria-hidden])").fill(TEXT);
        window.button(Words.BENGALI.submit()).click();
      }
      assertThat(window.heading(Words.BENGALI.done())).isVisible();
      window.context().setOffline(false);
      assertThat(window.page().getByText("পাঠানোর অপেক্ষায়")).isHidden();
      window.open("/transcriptions");
      assertThat(window.page().getByText(TEXT).nth(2)).isVisible();
    }
    Site.Person fourth = site.newContributor();
    for (int chunk : Site.chunkIds(site.tasks(fourth, language, 50))) {
      site.transcribe(fourth, language, chunk, TEXT);
      site.awaitConsensus(chunk, 3);
    }
  }

  private static final String STORED_CHUNKS =
      "() => new Promise((resolve) => { const open = indexedDB.open('shrutik');"
          + " open.onsuccess = () => { const all = open.result.transaction('chunks')"
          + ".objectStore('chunks').count(); all.onsuccess = () => { open.result.close();"
          + " resolve(all.result); }; }; })";

  @Test
  @Order(4)
  void aReviewerDecidesByTheKeyboard() {
    Site.Person reviewer = site.newPerson("reviewer");
    try (BrowserWindow window = browsers.desktop(Words.ENGLISH)) {
      window.logIn(Words.ENGLISH, reviewer.email());
      window.open("/review");
      assertThat(window.page().locator(".lattice .chosen").first()).hasText("আমি");
      int waiting = window.page().locator(".queue-item").count();
      window.press("a");
      assertThat(window.page().locator(".queue-item")).hasCount(waiting - 1);
      JsonObject reviews =
          site.admin().get("/api/admin/quality-reviews?limit=1").expect(200).json();
      JsonObject latest = Site.objects(reviews, "reviews").get(0);
      assertThat(latest.getInt("reviewer_id")).isEqualTo(reviewer.id());
      assertThat(latest.getString("decision")).isEqualTo("approved");
    }
  }

  @Test
  @Order(5)
  void anOperatorMakesADatasetAndFetchesIt() throws Exception {
    Site.Person operator = site.newPerson("operator");
    try (BrowserWindow window = browsers.desktop(Words.ENGLISH)) {
      window.logIn(Words.ENGLISH, operator.email());
      window.open("/admin/exports");
      window
          .page()
          .getByLabel("Language", new Page.GetByLabelOptions().setExact(true))
          .selectOption(String.valueOf(language));
      window.button("Make a dataset").click();
      Locator fetch = window.button("Download");
      assertThat(fetch).isVisible(slowly());
      Download download = window.page().waitForDownload(fetch::click);
      assertThat(download.suggestedFilename()).matches("shrutik-.+\\.zip");
      try (ZipFile zip = new ZipFile(download.path().toFile())) {
        assertThat(zip.stream().filter(entry -> entry.getName().endsWith(".wav"))).hasSize(3);
      }
      assertThat(Files.size(download.path())).isPositive();
    }
  }
}
