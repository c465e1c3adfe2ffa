package org.shrutik.consensus;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.shrutik.task.TaskRunner;

/** Hears the bell for chunks to be agreed on. */
@MessageDriven(
    name = "ConsensusConsumer",
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "shrutik.consensus"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
    })
public class ConsensusConsumer implements MessageListener {
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
