package org.shrutik.account;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * bcrypt with 12 rounds. Passwords beyond bcrypt's 72 bytes (34 Bengali letters are 102) go through
 * SHA-512 first, so every byte counts.
 */
@ApplicationScoped
public class PasswordHasher {
  private static final int COST = 12;
  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;
  private static final String NOBODY =
      "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW";

  public String hash(String password) {
    return BCrypt.with(
            VERSION, new java.security.SecureRandom(), LongPasswordStrategies.hashSha512(VERSION))
        .hashToString(COST, password.toCharArray());
  }

  public boolean matches(String password, String hash) {
    return BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
        .verify(password.toCharArray(), hash.toCharArray())
        .verified;
  }

  /** Takes as long as a real comparison, so that timing does not tell who has an account. */
  public void matchNobody(String password) {
    matches(password, NOBODY);
  }
}
