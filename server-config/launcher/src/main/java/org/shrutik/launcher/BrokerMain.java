package org.shrutik.launcher;

import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * The broker's process: Artemis with its journal on disk, one user, one listener on loopback.
 * Arguments: the folder for its journal, the port; the user and password come from {@code
 * SHRUTIK_BROKER_USER} and {@code SHRUTIK_BROKER_PASSWORD}.
 *
 * <p>A message that is not acknowledged comes again after 1, 3 and 9 s, at most three deliveries in
 * all; then it goes to {@code DLQ}.
 */
final class BrokerMain {
  /** Held, for a logger that nobody holds loses its level. It tells of every session otherwise. */
  private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

  private static final String ROLE = "shrutik";
  private static final String DEAD_LETTERS = "DLQ";

  private BrokerMain() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    AUDIT.setLevel(Level.WARNING);
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration(folder, port));
    broker.setSecurityManager(
        security(System.getenv("SHRUTIK_BROKER_USER"), System.getenv("SHRUTIK_BROKER_PASSWORD")));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "stop"));
    broker.start();
  }

  private static void stop(EmbeddedActiveMQ broker) {
    try {
      broker.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The broker did not stop in good order", e);
    }
  }

  private static ActiveMQJAASSecurityManager security(String user, String password) {
    SecurityConfiguration users = new SecurityConfiguration();
    users.addUser(user, password);
    users.addRole(user, ROLE);
    return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
  }

  private static Configuration configuration(Path folder, int port) throws Exception {
    Role all =
        new Role(ROLE, true, true, true, true, true, true, true, true, true, true, false, false);
    Configuration configuration =
        new ConfigurationImpl()
            .setName("shrutik")
            .setPersistenceEnabled(true)
            .setJournalType(JournalType.NIO)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setSecurityEnabled(true)
            .setJMXManagementEnabled(false)
            .addAcceptorConfiguration(
                "loopback", "tcp://127.0.0.1:" + port + "?protocols=CORE&useEpoll=false")
            .addAddressSetting("#", everyAddress());
    configuration.putSecurityRoles("#", Set.of(all));
    for (String queue : new String[] {"shrutik.chunking", "shrutik.consensus", DEAD_LETTERS}) {
      configuration.addAddressConfiguration(
          new CoreAddressConfiguration()
              .setName(queue)
              .addRoutingType(RoutingType.ANYCAST)
              .addQueueConfig(QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST)));
    }
    return configuration;
  }

  private static AddressSettings everyAddress() {
    return new AddressSettings()
        .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
        .setExpiryAddress(SimpleString.of(DEAD_LETTERS))
        .setMaxDeliveryAttempts(3)
        .setRedeliveryDelay(1_000)
        .setRedeliveryMultiplier(3)
        .setMaxRedeliveryDelay(60_000)
        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
        .setDefaultQueueRoutingType(RoutingType.ANYCAST)
        .setAutoCreateQueues(true)
        .setAutoCreateAddresses(true)
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false);
  }
}
