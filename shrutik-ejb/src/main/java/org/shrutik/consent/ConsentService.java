package org.shrutik.consent;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.OpenToAll;
import org.shrutik.account.Permission;
import org.shrutik.account.UserRepository;
import org.shrutik.audit.AuditService;
import org.shrutik.consent.Consent.Guardian;

/** Asking for consent, giving it and taking it back. */
@Stateless
public class ConsentService {
  private static final String FALLBACK = "en";
  private static final int MAX_TEXT = 20_000;
  private static final int MAX_NAME = 200;
  private static final int MAX_RELATION = 100;

  @Inject private ConsentRepository consents;
  @Inject private UserRepository users;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /** The wording in force in a language, else in English. */
  @OpenToAll("what one is asked to agree to can be read before")
  public ConsentText text(String language) {
    return Optional.ofNullable(language)
        .flatMap(consents::latest)
        .or(() -> consents.latest(FALLBACK))
        .orElseThrow(() -> ShrutikException.notFound("consent text", language));
  }

  /** Every wording there ever was. */
  public List<ConsentText> texts(Caller caller) {
    caller.require(Permission.MANAGE_USERS);
    return consents.texts();
  }

  /** Words it anew from now on; who agreed to an earlier version has not agreed to this one. */
  public ConsentText publish(Caller caller, String language, String text) {
    caller.require(Permission.MANAGE_USERS);
    if (language == null || !language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,6})?")) {
      throw ShrutikException.invalid("language", "must be a language code such as bn");
    }
    if (text == null
        || text.isBlank()
        || text.codePointCount(0, text.length()) > MAX_TEXT
        || text.indexOf('\0') >= 0) {
      throw ShrutikException.invalid("text", "must have 1 to " + MAX_TEXT + " characters");
    }
    int version = consents.latest(language).map(ConsentText::getVersion).orElse(0) + 1;
    ConsentText fresh =
        consents.add(
            new ConsentText(
                language, version, text, sha256(text), caller.userId(), OffsetDateTime.now(clock)));
    audit.record(
        caller.userId(),
        "publish-consent-text",
        "consent_text",
        fresh.getId(),
        Map.of("language", language, "version", version));
    return fresh;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * How it stands with a person's consent.
   *
   * @param consent in force, or null
   * @param agreedTo the text of it, or null
   * @param current what would be agreed to now, in the same language
   */
  public record State(Consent consent, ConsentText agreedTo, ConsentText current) {
    /** Whether the person agreed to what is worded now. */
    public boolean isCurrent() {
      return agreedTo != null && agreedTo.getId().equals(current.getId());
    }
  }

  public State state(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    return stateOf(caller.userId());
  }

  private State stateOf(int userId) {
    Optional<Consent> consent = consents.inForce(userId);
    Optional<ConsentText> agreedTo = consent.flatMap(c -> consents.find(c.getTextId()));
    String language =
        agreedTo
            .map(ConsentText::getLanguage)
            .orElseGet(() -> users.find(userId).orElseThrow().getPreferredLanguage());
    return new State(consent.orElse(null), agreedTo.orElse(null), text(language));
  }

  /**
   * The caller agrees to a text.
   *
   * @param version of the text that was read
   * @param sha256 of the text that was read
   * @param guardian who agrees for a caller who is not of age
   * @throws ShrutikException VALIDATION_ERROR without a guardian where one is needed; CONFLICT when
   *     the text read is not the one in force
   */
  public State give(
      Caller caller,
      String language,
      Integer version,
      String sha256,
      boolean ofAge,
      Guardian guardian) {
    caller.require(Permission.RECORD_VOICE);
    if (language == null || language.isBlank()) {
      throw ShrutikException.invalid("language", "must not be empty");
    }
    if (!ofAge) {
      check(guardian);
    }
    ConsentText text =
        consents
            .latest(language)
            .orElseThrow(() -> ShrutikException.invalid("language", "has no consent text"));
    if (version == null || text.getVersion() != version || !text.getSha256().equals(sha256)) {
      throw ShrutikException.conflict(
          "version", "The text was worded anew. Read it again and agree to that one.");
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    users.lock(caller.userId());
    consents.inForce(caller.userId()).ifPresent(old -> old.withdraw(now));
    consents.flush();
    consents.add(new Consent(caller.userId(), text.getId(), ofAge ? null : guardian, now));
    audit.record(
        caller.userId(),
        "give-consent",
        "consent_text",
        text.getId(),
        Map.of("version", version, "language", language, "guardian", !ofAge));
    return stateOf(caller.userId());
  }

  private static void check(Guardian guardian) {
    if (guardian == null
        || guardian.name() == null
        || guardian.name().isBlank()
        || guardian.name().length() > MAX_NAME) {
      throw ShrutikException.invalid(
          "guardian", "must agree for who is not of age: name and relation");
    }
    if (guardian.relation() == null
        || guardian.relation().isBlank()
        || guardian.relation().length() > MAX_RELATION) {
      throw ShrutikException.invalid("guardian.relation", "must say who agrees, such as mother");
    }
  }

  /** The caller agrees no more; what was recorded stays until it is withdrawn. */
  public State takeBack(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    consents
        .inForce(caller.userId())
        .ifPresent(
            consent -> {
              consent.withdraw(OffsetDateTime.now(clock));
              audit.record(caller.userId(), "take-consent-back", "user", caller.userId(), Map.of());
            });
    consents.flush();
    return stateOf(caller.userId());
  }

  /** Everything that the caller ever agreed to, newest first, with the texts. */
  public List<State> history(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    return consents.of(caller.userId()).stream()
        .map(consent -> new State(consent, consents.find(consent.getTextId()).orElseThrow(), null))
        .toList();
  }

  /**
   * Passes for who may record.
   *
   * @throws ShrutikException CONSENT_REQUIRED where the site insists on it
   */
  public void requireConsent(Caller caller) {
    caller.require(Permission.RECORD_VOICE);
    if (ConsentMode.ofSite() == ConsentMode.REQUIRE && !stateOf(caller.userId()).isCurrent()) {
      throw new ShrutikException(
          ErrorCode.CONSENT_REQUIRED,
          "Nothing is recorded without consent. Read the text of /api/consent/text and agree to"
              + " it.",
          List.of(new FieldIssue("consent", "is needed before a recording")));
    }
  }
}
