package org.shrutik.consensus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.shrutik.task.Task;
import org.shrutik.task.TaskHandler;
import org.shrutik.task.TaskKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a chunk's consensus computed when its task comes up. */
@ApplicationScoped
public class ConsensusProcessor implements TaskHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ConsensusProcessor.class);

  @Inject private ConsensusService consensus;

  @Override
  public TaskKind kind() {
    return TaskKind.CONSENSUS;
  }

  @Override
  public void handle(Task task) {
    consensus.decide((int) task.getSubjectId(), task.getId());
  }

  @Override
  public void giveUp(Task task, String cause) {
    LOG.error("No consensus for chunk {}: {}", task.getSubjectId(), cause);
  }
}
