package org.shrutik.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Queue;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessTest {
  @TempDir Path folder;
  private DataDirectory data;
  private BrokerProcess broker;

  @BeforeEach
  void start() {
    data = DataDirectory.open(folder);
    broker = new BrokerProcess(data, new Secrets(data), Ports.free());
    broker.start();
  }

  @AfterEach
  void stop() {
    broker.stop();
    data.close();
  }

  private ActiveMQConnectionFactory factory() {
    return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.address().port());
  }

  private JMSContext connect(int mode) {
    return factory().createContext(broker.address().user(), broker.address().password(), mode);
  }

  @Test
  void keepsAMessageWhenItIsKilled() {
    try (JMSContext context = connect(JMSContext.AUTO_ACKNOWLEDGE)) {
      context.createProducer().send(context.createQueue("shrutik.chunking"), "a task");
    }
    broker.kill();
    broker.start();

    try (JMSContext context = connect(JMSContext.AUTO_ACKNOWLEDGE)) {
      Queue queue = context.createQueue("shrutik.chunking");
      assertThat(context.createConsumer(queue).receiveBody(String.class, 10_000))
          .isEqualTo("a task");
    }
  }

  @Test
  void putsAMessageAsideAfterThreeFailures() {
    try (JMSContext context = connect(JMSContext.SESSION_TRANSACTED)) {
      Queue queue = context.createQueue("shrutik.consensus");
      context.createProducer().send(queue, "poison");
      context.commit();
      JMSConsumer consumer = context.createConsumer(queue);
      for (int delivery = 1; delivery <= 3; delivery++) {
        assertThat(consumer.receive(20_000)).as("delivery %d", delivery).isNotNull();
        context.rollback();
      }
      Queue dead = context.createQueue("DLQ");
      assertThat(context.createConsumer(dead).receiveBody(String.class, 20_000))
          .isEqualTo("poison");
      context.commit();
    }
  }

  @Test
  void refusesAStranger() {
    assertThatThrownBy(() -> factory().createContext("shrutik", "guess"))
        .isInstanceOf(JMSSecurityRuntimeException.class);
  }
}
