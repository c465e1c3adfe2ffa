package org.shrutik.chunk;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;
import org.shrutik.task.TaskConsumer;

/** Hears the bell for recordings to be cut. */
@MessageDriven(
    name = "ChunkingConsumer",
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "shrutik.chunking"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
    })
public class ChunkingConsumer extends TaskConsumer implements MessageListener {}
