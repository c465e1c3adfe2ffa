package org.shrutik.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.config.PostgresDatabase;
import org.shrutik.dataset.DatasetFixture;
import org.shrutik.script.ScriptDraft.Defaults;
import org.shrutik.script.ScriptDraft.LineReport;
import org.shrutik.script.ScriptDraft.Outcome;

@Tag("A18")
class ScriptImportPersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();
  private static final Defaults BENGALI = new Defaults("sentence", "easy", "1", "A book");

  private final ScriptImportService imports = DATABASE.bean(ScriptImportService.class);
  private Caller admin;

  @BeforeEach
  void fresh() {
    DATABASE.execute("TRUNCATE users RESTART IDENTITY CASCADE; DELETE FROM scripts");
    admin = new Caller(new DatasetFixture(DATABASE).person("ADMIN"), Role.ADMIN);
  }

  private List<LineReport> load(String file, boolean dryRun) {
    return DATABASE.transact(() -> imports.load(admin, ScriptFile.ofCsv(file), BENGALI, dryRun));
  }

  @Test
  void storesGoodLinesAndReportsOnEachOther() {
    List<LineReport> report =
        load("text,difficulty,language\nএক,,\nদুই,hard,bn\nএক,,\n,,\nfour,odd,xx\nএক,,en\n", false);
    assertThat(report)
        .extracting(LineReport::outcome)
        .containsExactly(
            Outcome.IMPORTED,
            Outcome.IMPORTED,
            Outcome.DUPLICATE,
            Outcome.REJECTED,
            Outcome.REJECTED,
            Outcome.IMPORTED);
    assertThat(report.get(3).issues()).extracting(FieldIssue::field).containsExactly("text");
    assertThat(report.get(4).issues())
        .extracting(FieldIssue::field)
        .containsExactly("difficulty", "language");
    assertThat(
            DATABASE.row(
                "SELECT difficulty, meta_data ->> 'attribution' AS source FROM scripts WHERE id = "
                    + report.get(1).scriptId()))
        .containsEntry("difficulty", "HARD")
        .containsEntry("source", "A book");
    assertThat(DATABASE.number("SELECT count(*) FROM scripts")).isEqualTo(3);
    assertThat(DATABASE.number("SELECT count(*) FROM audit_log WHERE action = 'import-scripts'"))
        .isOne();
  }

  @Test
  void findsTheSameFileThereTheSecondTimeInEitherComposition() {
    String one = "text\nনি\u09DFম\n";
    String other = "text\nনি\u09AF\u09BCম\n";
    load(one, false);
    assertThat(load(one, false).get(0).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(load(other, false).get(0).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(DATABASE.number("SELECT count(*) FROM scripts")).isOne();
  }

  @Test
  void rejectsALineWithACharacterThatNoTableHolds() {
    List<LineReport> report = load("text,attribution\none,a\0b\nt\0wo,\n", false);
    assertThat(report).extracting(LineReport::outcome).containsOnly(Outcome.REJECTED);
    assertThat(report.get(0).issues()).extracting(FieldIssue::field).containsExactly("attribution");
  }

  @Test
  void storesNothingInADryRun() {
    assertThat(load("text\nএক\n", true).get(0).outcome()).isEqualTo(Outcome.IMPORTED);
    assertThat(DATABASE.number("SELECT count(*) FROM scripts")).isZero();
    assertThat(DATABASE.number("SELECT count(*) FROM audit_log")).isZero();
  }

  @Test
  void refusesWhoDoesNotManageScripts() {
    assertThat(
            catchThrowableOfType(
                    ShrutikException.class,
                    () ->
                        DATABASE.transact(
                            () ->
                                imports.load(
                                    new Caller(1, Role.OPERATOR), List.of(), BENGALI, false)))
                .code())
        .isEqualTo(ErrorCode.INSUFFICIENT_PERMISSIONS);
  }
}
