package org.shrutik.web.account;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.shrutik.account.Contributions;
import org.shrutik.account.User;
import org.shrutik.account.UserAdministrationService.Member;
import org.shrutik.web.rest.Times;

/**
 * A person as administrators see it.
 *
 * @param suspendedUntil null for good, and where the person is not suspended
 * @param lastActivity the latest recording, transcription or renewal of a session
 */
public record MemberResponse(
    int id,
    String name,
    String email,
    String role,
    String preferredLanguage,
    long recordingsCount,
    long transcriptionsCount,
    long qualityReviewsCount,
    boolean suspended,
    String suspendedUntil,
    String suspensionReason,
    String createdAt,
    String lastActivity) {
  static MemberResponse of(Member member) {
    User user = member.user();
    Contributions done = member.contributions();
    boolean suspended = user.isSuspended(OffsetDateTime.now(ZoneOffset.UTC));
    return new MemberResponse(
        user.getId(),
        user.getName(),
        user.getEmail(),
        user.getRole().wire(),
        user.getPreferredLanguage(),
        done.recordings(),
        done.transcriptions(),
        done.reviews(),
        suspended,
        suspended ? Times.wire(user.getSuspendedUntil()) : null,
        suspended ? user.getSuspensionReason() : null,
        Times.wire(user.getCreatedAt()),
        Times.wire(done.lastActivity()));
  }
}
