package org.shrutik.web.account;

import org.shrutik.account.User;
import org.shrutik.web.rest.Times;

/** A person, without anything secret. */
public record UserResponse(
    int id, String name, String email, String role, String preferredLanguage, String createdAt) {
  static UserResponse of(User user) {
    return new UserResponse(
        user.getId(),
        user.getName(),
        user.getEmail(),
        user.getRole().wire(),
        user.getPreferredLanguage(),
        Times.wire(user.getCreatedAt()));
  }
}
