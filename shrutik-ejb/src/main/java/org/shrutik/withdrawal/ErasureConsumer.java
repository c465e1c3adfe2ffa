package org.shrutik.withdrawal;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;
import org.shrutik.task.TaskConsumer;

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
public class ErasureConsumer extends TaskConsumer implements MessageListener {}
