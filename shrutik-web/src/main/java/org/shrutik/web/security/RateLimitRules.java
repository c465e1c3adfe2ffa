package org.shrutik.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shrutik.account.Caller;
import org.shrutik.config.Settings;

/**
 * The documented limits. Every request counts against that of its person, else of its address; some
 * endpoints have one of their own as well. Read once: the settings do not change while the server
 * runs.
 */
@ApplicationScoped
public class RateLimitRules {
  private static final long MINUTE = 60_000;
  private static final long SECOND = 1000;

  private final boolean enabled = Settings.LIMIT_ENABLED.asBoolean();
  private final int anonymous = Settings.LIMIT_ANONYMOUS.asInt();
  private final int user = Settings.LIMIT_USER.asInt();
  private final int sworik = Settings.LIMIT_SWORIK.asInt();
  private final int admin = Settings.LIMIT_ADMIN.asInt();
  private final int login = Settings.LIMIT_LOGIN.asInt();
  private final int register = Settings.LIMIT_REGISTER.asInt();
  private final int passwordReset = Settings.LIMIT_PASSWORD_RESET.asInt();
  private final int upload = Settings.LIMIT_UPLOAD.asInt();
  private final int submit = Settings.LIMIT_SUBMIT.asInt();
  private final int audio = Settings.LIMIT_AUDIO.asInt();

  /**
   * A limit that a request counts against.
   *
   * @param key who asks for what
   * @param windowMillis the length of the window in which {@code limit} requests pass
   */
  record Rule(String key, int limit, long windowMillis) {}

  /**
   * What a request counts against, the particular after the general.
   *
   * @param path without slashes around it and without a version
   */
  List<Rule> of(String method, String path, Optional<Caller> caller, String address) {
    if (!enabled || path.equals("health")) {
      return List.of();
    }
    List<Rule> rules = new ArrayList<>();
    String who = caller.map(c -> "user:" + c.userId()).orElse("address:" + address);
    rules.add(new Rule(who, general(caller), MINUTE));
    if (method.equals("POST")) {
      switch (path) {
        // By address whoever it is, so that being logged in gives no more guesses.
        case "auth/login", "token" -> rules.add(new Rule("login:" + address, login, MINUTE));
        case "auth/register" -> rules.add(new Rule("register:" + address, register, MINUTE));
        case "auth/password/forgot", "auth/password/reset" ->
            rules.add(new Rule("password:" + address, passwordReset, MINUTE));
        case "recordings/upload", "uploads", "jobs" ->
            rules.add(new Rule("upload:" + who, upload, MINUTE));
        case "transcriptions/submit" -> rules.add(new Rule("submit:" + who, submit, MINUTE));
        default -> {
          // Nothing of its own.
        }
      }
    }
    if (path.startsWith("chunks/") && path.endsWith("/audio")) {
      rules.add(new Rule("audio:" + who, audio, SECOND));
    }
    return rules;
  }

  private int general(Optional<Caller> caller) {
    if (caller.isEmpty()) {
      return anonymous;
    }
    return switch (caller.get().role()) {
      case ADMIN -> admin;
      case SWORIK_DEVELOPER -> sworik;
      case CONTRIBUTOR, REVIEWER, OPERATOR -> user;
    };
  }
}
