package org.shrutik.batch.datasetexport;

import java.io.IOException;

/** A way to lay out a release in its folder: what a program to train with expects to find. */
interface ReleaseLayout {
  /** The word in the manifest. */
  String name();

  /**
   * Writes everything of the layout, in a fixed order.
   *
   * @throws DamagedClipException when a clip is missing or not what was verified
   */
  void write(ArchiveFolder folder) throws IOException;
}
