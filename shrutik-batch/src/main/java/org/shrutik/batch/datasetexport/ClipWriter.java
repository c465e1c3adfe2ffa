package org.shrutik.batch.datasetexport;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.shrutik.dataset.ReleaseService;
import org.shrutik.dataset.VerifiedClip;

/** Notes what was found out about clips; a clip noted before stays as it is. */
@Named
@Dependent
public class ClipWriter extends AbstractItemWriter {
  @Inject @BatchProperty private String batch;
  @Inject private ReleaseService releases;

  @Override
  public void writeItems(List<Object> items) {
    releases.verified(batch, items.stream().map(VerifiedClip.class::cast).toList());
  }
}
