package org.shrutik.dataset;

/** What the community made of a clip. */
public enum Standing {
  /** Agreed on, or decided by a reviewer. */
  VALIDATED,
  /** Everybody was asked and no agreement came. */
  INVALIDATED,
  /** Still open. */
  OTHER
}
