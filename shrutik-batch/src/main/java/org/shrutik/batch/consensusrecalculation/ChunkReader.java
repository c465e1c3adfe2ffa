package org.shrutik.batch.consensusrecalculation;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import org.shrutik.consensus.RecalculationService;

/** Hands out the ids of chunks with enough transcriptions; its checkpoint is the last one. */
@Named("recalculationReader")
@Dependent
public class ChunkReader extends AbstractItemReader {
  @Inject private RecalculationService recalculations;

  private Iterator<Integer> page = Collections.emptyIterator();
  private int last;

  @Override
  public void open(Serializable checkpoint) {
    last = checkpoint == null ? 0 : (Integer) checkpoint;
  }

  @Override
  public Object readItem() {
    if (!page.hasNext()) {
      page = recalculations.chunks(last).iterator();
    }
    if (!page.hasNext()) {
      return null;
    }
    last = page.next();
    return last;
  }

  @Override
  public Serializable checkpointInfo() {
    return last;
  }
}
