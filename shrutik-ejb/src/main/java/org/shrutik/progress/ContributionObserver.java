package org.shrutik.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Hears of everything that is given. */
@ApplicationScoped
public class ContributionObserver {
  @Inject private ContributionService contributions;

  void given(@Observes Contribution contribution) {
    contributions.count(contribution);
  }
}
