package org.shrutik.batch.datasetexport;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.ReleaseService;

/**
 * Hands out the clips of a release in the order of their chunks; its checkpoint is the last one.
 */
@Named
@Dependent
public class ClipReader extends AbstractItemReader {
  @Inject @BatchProperty private String batch;
  @Inject private ReleaseService releases;

  private Iterator<ReleaseItem> page = Collections.emptyIterator();
  private int last;

  @Override
  public void open(Serializable checkpoint) {
    last = checkpoint == null ? 0 : (Integer) checkpoint;
  }

  @Override
  public Object readItem() {
    if (!page.hasNext()) {
      page = releases.items(batch, last).iterator();
    }
    if (!page.hasNext()) {
      return null;
    }
    ReleaseItem item = page.next();
    last = item.chunkId();
    return item;
  }

  @Override
  public Serializable checkpointInfo() {
    return last;
  }
}
