package org.shrutik.account;

import java.util.EnumSet;
import java.util.Set;
import org.shrutik.ShrutikException;

/**
 * On whose behalf a use case runs. Every service method takes one and says what it needs of it.
 *
 * @param userId id of the person
 * @param role the role in force now, not the one in an old token
 * @param scopes what the credential may be used for; all permissions but for a limited API key
 */
public record Caller(int userId, Role role, Set<Permission> scopes) {
  private static final Set<Permission> ALL = Set.copyOf(EnumSet.allOf(Permission.class));

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** Somebody whose credential is not limited. */
  public Caller(int userId, Role role) {
    this(userId, role, ALL);
  }

  public boolean may(Permission permission) {
    return role.permits(permission) && scopes.contains(permission);
  }

  /**
   * Passes for who has the permission.
   *
   * @throws ShrutikException INSUFFICIENT_PERMISSIONS without it
   */
  public void require(Permission permission) {
    if (!role.permits(permission)) {
      throw ShrutikException.forbidden(
          "The role "
              + role.wire()
              + " does not permit this: "
              + permission.wire()
              + " is needed.");
    }
    if (!scopes.contains(permission)) {
      throw ShrutikException.forbidden(
          "The API key is not made for this: it lacks the scope " + permission.wire() + ".");
    }
  }

  /** Passes for the owner and for whoever may see everybody's data. */
  public void requireOwnerOr(int ownerId, Permission permission) {
    if (ownerId != userId) {
      require(permission);
    }
  }
}
