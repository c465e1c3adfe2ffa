package org.shrutik.withdrawal;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.shrutik.task.TaskRunner;

/** Hears the bell for what was taken back. */
@MessageDriven(
    name = "ErasureConsumer",
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "shrutik.erasure"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
    })
public class ErasureConsumer implements MessageListener {
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
