package org.shrutik.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.ErrorCode;
import org.shrutik.ShrutikException;
import org.shrutik.config.GeneratedDocument;

@Tag("A13")
class RoleTest {
  @Test
  void aContributorOnlyContributes() {
    for (Permission permission : Permission.values()) {
      boolean contributes =
          permission == Permission.RECORD_VOICE
              || permission == Permission.TRANSCRIBE_AUDIO
              || permission == Permission.VIEW_OWN_DATA
              || permission == Permission.MANAGE_OWN_ACCOUNT
              || permission == Permission.USE_MACHINE;
      assertThat(Role.CONTRIBUTOR.permits(permission)).as("%s", permission).isEqualTo(contributes);
    }
  }

  @Test
  void everyRoleMayContribute() {
    for (Role role : Role.values()) {
      assertThat(role.permits(Permission.RECORD_VOICE)).isTrue();
      assertThat(role.permits(Permission.TRANSCRIBE_AUDIO)).isTrue();
    }
  }

  @Test
  void onlyAdministratorsManagePeople() {
    for (Role role : Role.values()) {
      assertThat(role.permits(Permission.MANAGE_USERS)).isEqualTo(role == Role.ADMIN);
    }
  }

  @Test
  void operatorsExportButDoNotReview() {
    assertThat(Role.OPERATOR.permits(Permission.EXPORT_DATA)).isTrue();
    assertThat(Role.OPERATOR.permits(Permission.REVIEW_QUALITY)).isFalse();
  }

  @Test
  void hasTheWordsOfTheInterface() {
    assertThat(Role.ofWire("sworik_developer")).contains(Role.SWORIK_DEVELOPER);
    assertThat(Role.ofWire("SWORIK_DEVELOPER")).isEmpty();
    assertThat(Role.ADMIN.wire()).isEqualTo("admin");
  }

  @Test
  void aCallerWithoutThePermissionIsToldWhichOneIsNeeded() {
    Caller caller = new Caller(7, Role.CONTRIBUTOR);
    assertThatThrownBy(() -> caller.require(Permission.EXPORT_DATA))
        .isInstanceOfSatisfying(
            ShrutikException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INSUFFICIENT_PERMISSIONS))
        .hasMessageContaining("export_data");
    caller.requireOwnerOr(7, Permission.MANAGE_USERS);
    assertThatThrownBy(() -> caller.requireOwnerOr(8, Permission.MANAGE_USERS))
        .isInstanceOf(ShrutikException.class);
  }

  @Test
  @Tag("A9")
  void aLimitedKeyMayOnlyDoWhatItIsMadeFor() {
    Caller caller = new Caller(7, Role.ADMIN, Set.of(Permission.VIEW_OWN_DATA));
    caller.require(Permission.VIEW_OWN_DATA);
    assertThat(caller.may(Permission.MANAGE_USERS)).isFalse();
    assertThatThrownBy(() -> caller.require(Permission.MANAGE_USERS))
        .isInstanceOf(ShrutikException.class)
        .hasMessageContaining("manage_users");
    assertThat(new Caller(7, Role.CONTRIBUTOR, Set.of(Permission.MANAGE_USERS)))
        .matches(c -> !c.may(Permission.MANAGE_USERS), "a scope gives nothing the role has not");
  }

  @Test
  void theDocumentationShowsThisTable() throws Exception {
    StringBuilder table = new StringBuilder("| permission |");
    for (Role role : Role.values()) {
      table.append(' ').append(role.wire()).append(" |");
    }
    table.append("\n|---").append("|---".repeat(Role.values().length)).append("|\n");
    for (Permission permission : Permission.values()) {
      table.append("| `").append(permission.wire()).append("` |");
      for (Role role : Role.values()) {
        table.append(role.permits(permission) ? " yes |" : " |");
      }
      table.append('\n');
    }
    GeneratedDocument.of("access.md").holds("roles", table.toString());
  }
}
