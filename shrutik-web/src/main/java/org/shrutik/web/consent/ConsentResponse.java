package org.shrutik.web.consent;

import org.shrutik.consent.ConsentMode;
import org.shrutik.consent.ConsentService.State;
import org.shrutik.web.rest.Times;

/**
 * How it stands with somebody's consent.
 *
 * @param outdated whether what was agreed to has been worded anew since
 */
public record ConsentResponse(
    String mode,
    boolean given,
    Integer version,
    String language,
    String sha256,
    String givenAt,
    boolean guardian,
    int currentVersion,
    boolean outdated) {
  static ConsentResponse of(State state) {
    boolean given = state.consent() != null;
    return new ConsentResponse(
        ConsentMode.ofSite().wire(),
        given,
        given ? state.agreedTo().getVersion() : null,
        given ? state.agreedTo().getLanguage() : null,
        given ? state.agreedTo().getSha256() : null,
        given ? Times.wire(state.consent().getGivenAt()) : null,
        given && !state.consent().isOfAge(),
        state.current().getVersion(),
        given && !state.isCurrent());
  }
}
