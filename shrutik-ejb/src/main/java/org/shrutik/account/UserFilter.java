package org.shrutik.account;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Which accounts are wanted; what is empty does not matter.
 *
 * @param text part of the name or the address
 * @param createdFrom the first moment
 * @param createdBefore the first moment that is too late
 */
public record UserFilter(
    Optional<Role> role,
    Optional<String> text,
    Optional<Boolean> suspended,
    Optional<OffsetDateTime> createdFrom,
    Optional<OffsetDateTime> createdBefore) {
  public static final UserFilter ALL =
      new UserFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public static UserFilter of(Role role) {
    return new UserFilter(
        Optional.of(role), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
