package org.shrutik.site;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
import org.shrutik.audit.AuditService;
import org.shrutik.site.SiteRepository.Identity;
import org.shrutik.site.SiteRepository.Logo;
import org.shrutik.site.SiteRepository.Text;

/** A site's name, look and texts, which everybody reads and administrators change. */
@Stateless
public class SiteService {
  /** Largest logo in bytes. */
  public static final int MAX_LOGO = 512 * 1024;

  private static final String FALLBACK = "en";
  private static final int MAX_NAME = 100;
  private static final int MAX_TEXT = 50_000;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  @Inject private SiteRepository site;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  @OpenToAll("everybody sees what a site is called")
  public Identity identity() {
    return site.identity();
  }

  /** The languages in which there is any text. */
  @OpenToAll("everybody sees in which languages a site speaks")
  public List<String> languages() {
    return site.languages();
  }

  @OpenToAll("everybody sees a site's logo")
  public Logo logo() {
    return site.logo().orElseThrow(() -> ShrutikException.notFound("logo", "of this site"));
  }

  /** A text in a language, else in English. */
  @OpenToAll("everybody reads a site's rules")
  public Text text(SiteTextKind kind, String language) {
    return Optional.ofNullable(language)
        .flatMap(wanted -> site.text(kind, wanted))
        .or(() -> site.text(kind, FALLBACK))
        .orElseThrow(() -> ShrutikException.notFound("text", kind.wire()));
  }

  /** Changes name and colours; a colour that is null is the usual one. */
  public Identity change(Caller caller, String name, String primaryColour, String accentColour) {
    caller.require(Permission.MANAGE_USERS);
    List<FieldIssue> issues = new ArrayList<>();
    if (name == null
        || name.isBlank()
        || name.length() > MAX_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      issues.add(new FieldIssue("name", "must have 1 to " + MAX_NAME + " characters of one line"));
    }
    checkColour("colours.primary", primaryColour, issues);
    checkColour("colours.accent", accentColour, issues);
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    site.change(name.strip(), primaryColour, accentColour);
    audit.record(caller.userId(), "change-site", "site", "identity", Map.of("name", name));
    return site.identity();
  }

  private static void checkColour(String field, String colour, List<FieldIssue> issues) {
    if (colour != null && !colour.matches("#[0-9a-fA-F]{6}")) {
      issues.add(new FieldIssue(field, "must be a colour such as #1d7a5f"));
    }
  }

  /**
   * Changes the logo. What it is is found from its bytes; a drawing that can hold programs (SVG) is
   * none.
   *
   * @throws ShrutikException UNSUPPORTED_FORMAT, FILE_TOO_LARGE
   */
  public Identity changeLogo(Caller caller, byte[] bytes) {
    caller.require(Permission.MANAGE_USERS);
    if (bytes.length > MAX_LOGO) {
      throw new ShrutikException(
          ErrorCode.FILE_TOO_LARGE, "A logo has at most " + MAX_LOGO + " bytes.");
    }
    String type = begins(bytes, PNG) ? "image/png" : begins(bytes, JPEG) ? "image/jpeg" : null;
    if (type == null) {
      throw new ShrutikException(ErrorCode.UNSUPPORTED_FORMAT, "A logo is a PNG or JPEG picture.");
    }
    site.changeLogo(new Logo(bytes, type, sha256(bytes)));
    audit.record(caller.userId(), "change-site", "site", "logo", Map.of("bytes", bytes.length));
    return site.identity();
  }

  public Identity removeLogo(Caller caller) {
    caller.require(Permission.MANAGE_USERS);
    site.removeLogo();
    audit.record(caller.userId(), "change-site", "site", "logo", Map.of("bytes", 0));
    return site.identity();
  }

  private static boolean begins(byte[] bytes, byte[] head) {
    return bytes.length > head.length
        && java.util.Arrays.equals(bytes, 0, head.length, head, 0, head.length);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Words a text anew. */
  public Text write(Caller caller, SiteTextKind kind, String language, String text) {
    caller.require(Permission.MANAGE_USERS);
    List<FieldIssue> issues = new ArrayList<>();
    if (language == null || !language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,6})?")) {
      issues.add(new FieldIssue("language", "must be a language code such as bn"));
    }
    if (text == null
        || text.isBlank()
        || text.codePointCount(0, text.length()) > MAX_TEXT
        || text.indexOf('\0') >= 0) {
      issues.add(new FieldIssue("text", "must have 1 to " + MAX_TEXT + " characters"));
    }
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    site.write(kind, language, text, caller.userId(), OffsetDateTime.now(clock));
    audit.record(
        caller.userId(), "write-site-text", "site", kind.wire(), Map.of("language", language));
    return site.text(kind, language).orElseThrow();
  }
}
