package org.shrutik.task;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** What every listener to a bell does: has the task done whose id it hears. */
public abstract class TaskConsumer implements MessageListener {
  @Inject private TaskRunner runner;

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void onMessage(Message message) {
    try {
      runner.run(Long.parseLong(message.getBody(String.class)));
    } catch (JMSException e) {
      throw new IllegalStateException("A bell without a task id", e);
    }
  }
}
