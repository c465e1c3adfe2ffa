package org.shrutik.launcher;

import java.util.List;

/** The server's own resources, as asadmin commands: the batch repository and what runs its jobs. */
final class AdminCommands {
  static final String BATCH_TABLE_PREFIX = "batch_";

  private AdminCommands() {}

  /**
   * The data source of the batch repository, the bounded executor of jobs, and their use, in this
   * order.
   */
  static List<String> batch() {
    String property = "set resources.jdbc-connection-pool.shrutikBatch.property.";
    return List.of(
        "create-jdbc-connection-pool --datasourceclassname=org.postgresql.xa.PGXADataSource --restype=javax.sql.XADataSource --steadypoolsize=1 --maxpoolsize=8 shrutikBatch",
        property + "url=${MPCONFIG=shrutik.database.url}",
        property + "user=${MPCONFIG=shrutik.database.user}",
        property + "password=${MPCONFIG=shrutik.database.password}",
        "create-jdbc-resource --connectionpoolid=shrutikBatch jdbc/shrutikBatch",
        "create-managed-executor-service --corepoolsize=2 --maximumpoolsize=2 --taskqueuecapacity=10000 concurrent/shrutikBatch",
        "set-batch-runtime-configuration --datasourcelookupname=jdbc/shrutikBatch --executorservicelookupname=concurrent/shrutikBatch --schemaname=public");
  }
}
