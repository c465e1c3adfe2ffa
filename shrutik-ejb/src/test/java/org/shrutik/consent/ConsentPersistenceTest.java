package org.shrutik.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.ErrorCode;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.config.PostgresDatabase;
import org.shrutik.config.Settings;
import org.shrutik.consent.Consent.Guardian;
import org.shrutik.consent.ConsentService.State;
import org.shrutik.dataset.DatasetFixture;
import org.shrutik.recording.RecordingService;

class ConsentPersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();

  private static final int ENGLISH = 2;
  private static DatasetFixture fixture;

  private ConsentService consents;
  private RecordingService recordings;
  private Caller speaker;
  private int script;

  @BeforeEach
  void prepare() {
    consents = DATABASE.bean(ConsentService.class);
    recordings = DATABASE.bean(RecordingService.class);
    if (fixture == null) {
      fixture = new DatasetFixture(DATABASE);
    }
    speaker = new Caller(fixture.person("CONTRIBUTOR"), Role.CONTRIBUTOR);
    script = fixture.script(ENGLISH, null);
  }

  @AfterEach
  void asBefore() {
    System.clearProperty(Settings.CONSENT_MODE.key());
  }

  private void open() {
    DATABASE.transact(() -> recordings.open(speaker, script, null, Map.of()));
  }

  private State agree(Guardian guardian) {
    ConsentText text = DATABASE.transact(() -> consents.text("en"));
    return DATABASE.transact(
        () ->
            consents.give(
                speaker, "en", text.getVersion(), text.getSha256(), guardian == null, guardian));
  }

  private void refusesToRecord() {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            ShrutikException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.CONSENT_REQUIRED));
  }

  @Test
  void asksDocumentedClientsForNothing() {
    open();
    System.setProperty(Settings.CONSENT_MODE.key(), "off");
    open();
  }

  @Test
  void recordsNothingWithoutConsentWhereTheSiteInsists() {
    System.setProperty(Settings.CONSENT_MODE.key(), "require");
    refusesToRecord();
    agree(null);
    open();
    DATABASE.transact(() -> consents.takeBack(speaker));
    refusesToRecord();
    assertThat(agree(new Guardian("Rahima", "mother")).consent().isOfAge()).isFalse();
    open();
  }

  @Test
  void aNewWordingIsAgreedToAnew() {
    System.setProperty(Settings.CONSENT_MODE.key(), "require");
    agree(null);
    Caller admin = new Caller(fixture.person("ADMIN"), Role.ADMIN);
    ConsentText fresh =
        DATABASE.transact(() -> consents.publish(admin, "en", "I agree to something else."));
    assertThat(fresh.getVersion()).isGreaterThan(1);
    refusesToRecord();
    assertThat(DATABASE.transact(() -> consents.state(speaker)).isCurrent()).isFalse();
    agree(null);
    open();
    assertThat(DATABASE.transact(() -> consents.history(speaker))).hasSize(2);
  }
}
