package org.shrutik.batch.consensusrecalculation;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.shrutik.consensus.RecalculationService;

/** Decides a few chunks in one transaction. */
@Named("recalculationWriter")
@Dependent
public class DecisionWriter extends AbstractItemWriter {
  @Inject @BatchProperty private String recalculation;
  @Inject private RecalculationService recalculations;

  @Override
  public void writeItems(List<Object> items) {
    recalculations.decide(
        Integer.parseInt(recalculation), items.stream().map(Integer.class::cast).toList());
  }
}
