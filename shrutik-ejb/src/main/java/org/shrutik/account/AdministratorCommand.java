package org.shrutik.account;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.postgresql.ds.PGSimpleDataSource;
import org.shrutik.FieldIssue;

/**
 * Creates an administrator, or makes an account that exists one with a new password, from a shell
 * of the machine: {@code --email ADDRESS [--name NAME] [--password-stdin]}; the password is asked
 * for, or is the first line of the input. Works on the database alone, by {@code
 * shrutik.database.url}, {@code .user} and {@code .password} as system properties or environment
 * variables; the server may run or not.
 */
public final class AdministratorCommand {
  private AdministratorCommand() {}

  /**
   * Does it and says what it did, or says what is wrong.
   *
   * @throws IllegalArgumentException for what the person who calls it can put right
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    List<String> words = Arrays.asList(arguments);
    String email = option(words, "--email");
    if (!AccountService.isEmail(email)) {
      throw new IllegalArgumentException("--email must be followed by an e-mail address");
    }
    String name = option(words, "--name");
    String password = password(words.contains("--password-stdin"));
    List<FieldIssue> issues = new ArrayList<>();
    PasswordPolicy.check("the password", password, name, email, issues);
    if (!issues.isEmpty()) {
      throw new IllegalArgumentException(issues.get(0).field() + " " + issues.get(0).issue());
    }
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(setting("shrutik.database.url"));
    database.setUser(setting("shrutik.database.user"));
    database.setPassword(setting("shrutik.database.password"));
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      boolean created =
          store(connection, User.canonicalEmail(email), name, new PasswordHasher().hash(password));
      connection.commit();
      System.out.println(
          created
              ? "The administrator was created."
              : "The account is an administrator with the new password; its sessions have ended.");
    }
  }

  /** Returns whether the account is new. */
  private static boolean store(Connection connection, String email, String name, String hash)
      throws SQLException {
    int id;
    boolean created;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO users (name, email, password_hash, role)"
                + " VALUES (coalesce(?, 'Administrator'), ?, ?, 'ADMIN')"
                + " ON CONFLICT (email) DO UPDATE SET name = coalesce(?, users.name),"
                + " password_hash = excluded.password_hash, role = 'ADMIN', suspended_at = NULL,"
                + " suspended_until = NULL, suspension_reason = NULL, updated_at = now(),"
                + " version = users.version + 1 RETURNING id, xmax = 0")) {
      statement.setString(1, name);
      statement.setString(2, email);
      statement.setString(3, hash);
      statement.setString(4, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        id = row.getInt(1);
        created = row.getBoolean(2);
      }
    }
    execute(
        connection,
        "UPDATE refresh_tokens SET revoked_at = now() WHERE user_id = ? AND revoked_at IS NULL",
        id);
    execute(connection, "DELETE FROM login_failures WHERE address_hash = ?", Secrets.digest(email));
    execute(
        connection,
        "INSERT INTO audit_log (action, subject_type, subject_id)"
            + " VALUES ('administrator-command', 'user', ?)",
        String.valueOf(id));
    return created;
  }

  private static void execute(Connection connection, String sql, Object value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      statement.executeUpdate();
    }
  }

  @SuppressWarnings(
      "SystemConsoleNull") // Where it is not null, the input may be no terminal: fine.
  private static String password(boolean fromInput) throws IOException {
    if (fromInput) {
      return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
          .readLine();
    }
    Console console = System.console();
    if (console == null) {
      throw new IllegalArgumentException(
          "There is no terminal to ask for the password at; use --password-stdin");
    }
    char[] typed = console.readPassword("Password: ");
    char[] again = console.readPassword("The same again: ");
    if (typed == null || !Arrays.equals(typed, again)) {
      throw new IllegalArgumentException("These were two different passwords");
    }
    return new String(typed);
  }

  private static String option(List<String> words, String name) {
    int at = words.indexOf(name);
    return at < 0 || at + 1 >= words.size() ? null : words.get(at + 1);
  }

  private static String setting(String key) {
    String variable = key.replaceAll("[^a-z]", "_").toUpperCase(Locale.ROOT);
    String value = System.getProperty(key, System.getenv(variable));
    if (value == null) {
      throw new IllegalArgumentException(key + " or " + variable + " must be set");
    }
    return value;
  }
}
