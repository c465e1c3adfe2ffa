package org.shrutik.account;

import org.shrutik.ShrutikException;

/**
 * On whose behalf a use case runs. Every service method takes one and says what it needs of it.
 *
 * @param userId id of the person
 * @param role the role in force now, not the one in an old token
 */
public record Caller(int userId, Role role) {

  public boolean may(Permission permission) {
    return role.permits(permission);
  }

  /**
   * Passes for who has the permission.
   *
   * @throws ShrutikException INSUFFICIENT_PERMISSIONS without it
   */
  public void require(Permission permission) {
    if (!may(permission)) {
      throw ShrutikException.forbidden(
          "The role "
              + role.wire()
              + " does not permit this: "
              + permission.name().toLowerCase(java.util.Locale.ROOT)
              + " is needed.");
    }
  }

  /** Passes for the owner and for whoever may see everybody's data. */
  public void requireOwnerOr(int ownerId, Permission permission) {
    if (ownerId != userId) {
      require(permission);
    }
  }
}
