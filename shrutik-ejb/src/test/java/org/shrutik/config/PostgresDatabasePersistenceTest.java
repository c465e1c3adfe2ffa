package org.shrutik.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.account.Role;
import org.shrutik.account.User;
import org.shrutik.account.UserRepository;
import org.shrutik.language.LanguageRepository;
import org.shrutik.script.Difficulty;
import org.shrutik.script.DurationCategory;
import org.shrutik.script.Script;
import org.shrutik.script.ScriptRepository;

class PostgresDatabasePersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();

  @Test
  @Tag("A149")
  void holdsTheMigratedSchemaWithBengaliFirst() {
    String code =
        DATABASE.transact(
            () -> DATABASE.bean(LanguageRepository.class).find(1).orElseThrow().getCode());
    assertThat(code).isEqualTo("bn");
  }

  @Test
  @Tag("A128")
  void everyReferenceFromOneTableToAnotherHasAnIndex() {
    List<?> without =
        DATABASE.transact(
            () ->
                DATABASE
                    .em()
                    .createNativeQuery(
                        "SELECT CAST(CAST(conrelid AS regclass) AS text) || '.' || conname"
                            + " FROM pg_constraint f WHERE contype = 'f'"
                            + " AND connamespace = CAST('public' AS regnamespace)"
                            + " AND NOT EXISTS (SELECT 1 FROM pg_index i"
                            + " WHERE i.indrelid = f.conrelid AND i.indkey[0] = f.conkey[1])")
                    .getResultList());
    assertThat(without).as("foreign keys that no index begins with").isEmpty();
  }

  @Test
  void keepsJsonColumnsAsJson() {
    Script script =
        new Script(
            "One two three.",
            DurationCategory.SENTENCE,
            2,
            Difficulty.EASY,
            Map.of("attribution", "by \"somebody\""),
            OffsetDateTime.now(ZoneOffset.UTC));
    int id = DATABASE.transact(() -> DATABASE.bean(ScriptRepository.class).add(script).getId());
    assertThat(
            DATABASE.row(
                "SELECT meta_data ->> 'attribution' AS a, meta_data -> 'word_count' AS n"
                    + " FROM scripts WHERE id = "
                    + id))
        .containsEntry("a", "by \"somebody\"");
    Map<String, Object> read =
        DATABASE.transact(
            () -> DATABASE.bean(ScriptRepository.class).find(id).orElseThrow().getMetaData());
    assertThat(read).containsEntry("attribution", "by \"somebody\"").containsKey("word_count");
  }

  @Test
  void keepsAnAbsentJsonColumnAbsent() {
    User user =
        new User(
            "A",
            "a@example.org",
            "hash",
            Role.CONTRIBUTOR,
            "en",
            OffsetDateTime.now(ZoneOffset.UTC));
    int id = DATABASE.transact(() -> DATABASE.bean(UserRepository.class).add(user).getId());
    assertThat(DATABASE.number("SELECT count(*) FROM users WHERE meta_data IS NULL AND id = " + id))
        .isOne();
  }

  @Test
  void rollsBackWhenTheWorkFails() {
    assertThatThrownBy(
            () ->
                DATABASE.transact(
                    () -> {
                      DATABASE
                          .em()
                          .createNativeQuery("UPDATE languages SET name = 'x'")
                          .executeUpdate();
                      throw new IllegalArgumentException("stop");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(DATABASE.number("SELECT count(*) FROM languages WHERE name = 'x'")).isZero();
  }
}
