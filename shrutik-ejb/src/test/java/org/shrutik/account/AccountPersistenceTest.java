package org.shrutik.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.ErrorCode;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.UserAdministrationService.Member;
import org.shrutik.config.PostgresDatabase;
import org.shrutik.dataset.DatasetFixture;

class AccountPersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();

  private static final PageRequest FIRST = new PageRequest(0, 100, OptionalLong.empty());

  private static UserAdministrationService users;
  private static ApiKeyService keys;
  private static LoginService logins;
  private static LockoutService lockout;
  private DatasetFixture data;
  private Caller ann;
  private Caller bob;

  @BeforeAll
  static void build() {
    DATABASE.provide(
        Event.class,
        (Event<?>)
            Proxy.newProxyInstance(
                Event.class.getClassLoader(),
                new Class<?>[] {Event.class},
                (proxy, method, arguments) -> null));
    users = DATABASE.bean(UserAdministrationService.class);
    keys = DATABASE.bean(ApiKeyService.class);
    logins = DATABASE.bean(LoginService.class);
    lockout = DATABASE.bean(LockoutService.class);
  }

  @BeforeEach
  void people() {
    DATABASE.execute(
        "TRUNCATE users, login_failures, audit_log, voice_recordings, transcriptions CASCADE");
    data = new DatasetFixture(DATABASE);
    ann = new Caller(data.person("ADMIN"), Role.ADMIN);
    bob = new Caller(data.person("ADMIN"), Role.ADMIN);
  }

  private static void refuses(ErrorCode code, Runnable deed) {
    assertThatThrownBy(() -> DATABASE.transact(deed))
        .isInstanceOfSatisfying(ShrutikException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  /** Both at once; whether each of them got through. */
  private static List<Boolean> together(Runnable first, Runnable second) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CyclicBarrier start = new CyclicBarrier(2);
    try {
      List<Callable<Boolean>> calls = List.of(call(first, start), call(second, start));
      List<Future<Boolean>> both = threads.invokeAll(calls, 60, TimeUnit.SECONDS);
      return List.of(both.get(0).get(), both.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Boolean> call(Runnable deed, CyclicBarrier start) {
    return () -> {
      start.await();
      try {
        DATABASE.transact(deed);
        return true;
      } catch (ShrutikException e) {
        return false;
      }
    };
  }

  @Test
  @Tag("A13")
  void oneAdministratorIsLeftWhenTwoTakeEachOtherOutAtOnce() throws Exception {
    for (int i = 0; i < 10; i++) {
      DATABASE.execute("UPDATE users SET role = 'ADMIN', deleted_at = NULL, suspended_at = NULL");
      assertThat(
              together(
                  () -> users.changeRole(ann, bob.userId(), Role.CONTRIBUTOR),
                  () -> users.suspend(bob, ann.userId(), "quarrel", null)))
          .containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  @Tag("A13")
  void theLastAdministratorInForceIsNeitherDemotedNorSuspendedNorDeleted() {
    DATABASE.transact(() -> users.suspend(ann, bob.userId(), "away", null));
    refuses(ErrorCode.CONFLICT, () -> users.changeRole(ann, ann.userId(), Role.CONTRIBUTOR));
    refuses(ErrorCode.CONFLICT, () -> users.suspend(ann, ann.userId(), "self", null));
    refuses(ErrorCode.CONFLICT, () -> users.delete(ann, ann.userId()));
    DATABASE.transact(() -> users.liftSuspension(ann, bob.userId()));
    DATABASE.transact(() -> users.delete(ann, ann.userId()));
    assertThat(DATABASE.number("SELECT count(*) FROM users WHERE role = 'ADMIN'")).isEqualTo(1);
  }

  @Test
  @Tag("A13")
  @Tag("A136")
  void auditsRolesAndSuspensionsWithTheirReason() {
    int id = data.person("CONTRIBUTOR");
    DATABASE.transact(() -> users.changeRole(ann, id, Role.REVIEWER));
    assertThat(
            DATABASE.row(
                "SELECT user_id, details::text FROM audit_log WHERE action = 'change-role'"))
        .containsEntry("user_id", ann.userId())
        .hasEntrySatisfying(
            "details", d -> assertThat(d).asString().contains("contributor", "reviewer"));
    DATABASE.transact(() -> users.suspend(ann, id, "insults", null));
    assertThat(DATABASE.row("SELECT details::text FROM audit_log WHERE action = 'suspend-user'"))
        .hasEntrySatisfying("details", d -> assertThat(d).asString().contains("insults"));
  }

  @Test
  @Tag("A11")
  void locksAnAddressAfterRepeatedFailuresWhetherItHasAnAccountOrNot() {
    for (String email : List.of("p" + ann.userId() + "@example.org", "nobody@example.org")) {
      for (int i = 0; i < 9; i++) {
        DATABASE.transact(() -> lockout.noteFailure(email, Optional.empty()));
      }
      DATABASE.transact(() -> lockout.refuseIfLocked(email));
      DATABASE.transact(() -> lockout.noteFailure(email, Optional.empty()));
      refuses(ErrorCode.RATE_LIMIT_EXCEEDED, () -> lockout.refuseIfLocked(" " + email + " "));
      DATABASE.execute("UPDATE login_failures SET locked_until = now() - interval '1 s'");
      DATABASE.transact(() -> lockout.refuseIfLocked(email));
    }
    DATABASE.transact(() -> lockout.forgive("nobody@example.org"));
    assertThat(DATABASE.number("SELECT count(*) FROM login_failures")).isEqualTo(1);
  }

  @Test
  @Tag("A11")
  void forgetsFailuresThatAreLongAgo() {
    String email = "slow@example.org";
    for (int i = 0; i < 9; i++) {
      DATABASE.transact(() -> lockout.noteFailure(email, Optional.empty()));
    }
    DATABASE.execute("UPDATE login_failures SET last_failed_at = now() - interval '1 hour'");
    DATABASE.transact(() -> lockout.noteFailure(email, Optional.empty()));
    assertThat(DATABASE.number("SELECT failures FROM login_failures")).isEqualTo(1);
  }

  @Test
  @Tag("A9")
  void aKeyIsStoredAsADigestAndItsUseNotedAtMostOnceAMinute() {
    String secret =
        DATABASE.transact(() -> keys.create(ann, ann.userId(), "laptop", null)).secret();
    assertThat(DATABASE.row("SELECT * FROM api_keys").values().toString()).doesNotContain(secret);
    assertThat(DATABASE.transact(() -> logins.callerOfApiKey(secret)))
        .contains(new Caller(ann.userId(), Role.ADMIN));
    Object version = DATABASE.row("SELECT xmin::text, last_used_at FROM api_keys");
    DATABASE.transact(() -> logins.callerOfApiKey(secret));
    assertThat(DATABASE.row("SELECT xmin::text, last_used_at FROM api_keys"))
        .as("the second use in a minute writes nothing")
        .isEqualTo(version);
    DATABASE.execute("UPDATE api_keys SET last_used_at = now() - interval '61 s'");
    DATABASE.transact(() -> logins.callerOfApiKey(secret));
    assertThat(
            DATABASE.number(
                "SELECT count(*) FROM api_keys WHERE last_used_at > now() - interval '5 s'"))
        .isEqualTo(1);
  }

  @Test
  @Tag("A9")
  void aLimitedKeyMakesNoKeyThatMayDoMore() {
    String secret =
        DATABASE
            .transact(
                () ->
                    keys.create(
                        ann, ann.userId(), "keys", List.of("manage_own_account", "view_own_data")))
            .secret();
    Caller limited = DATABASE.transact(() -> logins.callerOfApiKey(secret)).orElseThrow();
    assertThat(limited.scopes())
        .containsExactlyInAnyOrder(Permission.MANAGE_OWN_ACCOUNT, Permission.VIEW_OWN_DATA);
    refuses(
        ErrorCode.INSUFFICIENT_PERMISSIONS, () -> keys.create(limited, ann.userId(), "more", null));
    refuses(
        ErrorCode.INSUFFICIENT_PERMISSIONS,
        () -> keys.create(limited, ann.userId(), "more", List.of("manage_users")));
    refuses(
        ErrorCode.VALIDATION_ERROR, () -> keys.create(ann, ann.userId(), "odd", List.of("fly")));
    DATABASE.transact(() -> keys.create(limited, ann.userId(), "as", List.of("view_own_data")));
  }

  @Test
  @Tag("A95")
  void countsEachPersonsWorkOnceAndFilters() {
    int speaker = data.person("CONTRIBUTOR");
    DATABASE.execute("UPDATE users SET name = 'Rahim 100%' WHERE id = " + speaker);
    int script = data.script(2, null);
    int chunk = 0;
    for (int i = 0; i < 3; i++) {
      chunk = data.chunk(data.recording(speaker, script), 0, "k" + i, "x", 1);
    }
    int other = data.recording(ann.userId(), script);
    for (int i = 0; i < 4; i++) {
      int of = data.chunk(other, i, "o" + i, "x", 1);
      DATABASE.execute(
          "INSERT INTO transcriptions (chunk_id, user_id, language_id, text, quality) VALUES ("
              + of
              + ", "
              + speaker
              + ", 2, 'heard', 4)");
    }
    assertThat(chunk).isPositive();
    UserFilter byText =
        new UserFilter(
            Optional.empty(),
            Optional.of("RAHIM 100%"),
            Optional.of(false),
            Optional.of(OffsetDateTime.now(ZoneOffset.UTC).minusDays(1)),
            Optional.empty());
    List<Member> found = DATABASE.transact(() -> users.list(ann, byText, FIRST)).items();
    assertThat(found).hasSize(1);
    Contributions work = found.get(0).contributions();
    assertThat(work.recordings()).isEqualTo(3);
    assertThat(work.transcriptions()).isEqualTo(4);
    assertThat(work.averageQuality()).isEqualTo(4.0);
    assertThat(work.lastActivity()).isNotNull();
    assertThat(DATABASE.transact(() -> users.list(ann, UserFilter.of(Role.ADMIN), FIRST)).total())
        .isEqualTo(2);
    DATABASE.transact(() -> users.delete(ann, speaker));
    assertThat(DATABASE.transact(() -> users.list(ann, byText, FIRST)).items()).isEmpty();
    assertThat(DATABASE.number("SELECT count(*) FROM transcriptions WHERE user_id = " + speaker))
        .isEqualTo(4);
  }
}
