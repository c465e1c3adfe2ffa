package org.shrutik.web.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;

/** The caller of the present request. */
@RequestScoped
public class CallerContext {
  private Caller caller;
  private String tokenFamily;
  private ShrutikException refusal;

  void enter(Caller newCaller, String newTokenFamily) {
    caller = newCaller;
    tokenFamily = newTokenFamily;
  }

  void refuse(ShrutikException reason) {
    refusal = reason;
  }

  /** Why the credential that was shown is worth nothing. */
  Optional<ShrutikException> refusal() {
    return Optional.ofNullable(refusal);
  }

  /**
   * Whoever calls.
   *
   * @throws ShrutikException AUTHENTICATION_FAILED when nobody logged in
   */
  public Caller caller() {
    return current().orElseThrow(() -> ShrutikException.unauthenticated("Log in first."));
  }

  public Optional<Caller> current() {
    return Optional.ofNullable(caller);
  }

  /**
   * The family of refresh tokens that the presented access token belongs to; none with an API key.
   */
  public Optional<String> tokenFamily() {
    return Optional.ofNullable(tokenFamily);
  }
}
