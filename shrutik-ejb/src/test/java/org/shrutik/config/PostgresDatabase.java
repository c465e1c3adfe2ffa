package org.shrutik.config;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Real PostgreSQL for a test class: {@code @RegisterExtension static final PostgresDatabase
 * DATABASE = new PostgresDatabase();}. One server for the whole JVM; each test class gets a
 * database of its own, copied from one that the application's migrations made.
 *
 * <p>{@link #bean} builds repositories and services and injects them into each other; every one of
 * them works in the transaction of the {@link #transact} around the call, also when several threads
 * run at once. {@code REQUIRES_NEW} and roll-back by exception type are the container's business:
 * here an exception rolls back always.
 */
public final class PostgresDatabase implements BeforeAllCallback, AfterAllCallback {
  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static EmbeddedPostgres server;

  private static final ThreadLocal<EntityManager> CURRENT = new ThreadLocal<>();
  private final Map<Class<?>, Object> beans = new HashMap<>();
  private String name;
  private EntityManagerFactory factory;
  private Connection connection;

  @Override
  public void beforeAll(ExtensionContext context) {
    name = "test" + COUNTER.incrementAndGet();
    execute(server().getPostgresDatabase(), "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    factory = Persistence.createEntityManagerFactory("shrutik", properties(dataSource(name)));
    connection = connect(dataSource(name));
    provide(Clock.class, Clock.systemUTC());
    provide(Event.class, unheard());
  }

  /** Events that nobody hears: observers are the container's business. */
  private static Event<?> unheard() {
    return (Event<?>)
        Proxy.newProxyInstance(
            Event.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> null);
  }

  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    factory.close();
    connection.close();
    beans.clear();
    execute(server().getPostgresDatabase(), "DROP DATABASE " + name + " WITH (FORCE)");
  }

  /** The database of this test class. */
  public DataSource dataSource() {
    return dataSource(name);
  }

  /** The JDBC address of this test class's database, user {@code postgres}, no password. */
  public String url() {
    return server().getJdbcUrl("postgres", name);
  }

  /**
   * Has {@code bean} injected wherever its type is asked for, before {@link #bean} builds users.
   */
  public <T> T provide(Class<T> type, T bean) {
    beans.put(type, bean);
    return bean;
  }

  /** The one bean of that class, built with its dependencies on first use. */
  public synchronized <T> T bean(Class<T> type) {
    Object bean = beans.get(type);
    if (bean == null) {
      try {
        Constructor<T> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        bean = constructor.newInstance();
        beans.put(type, bean);
        inject(bean);
      } catch (NoSuchMethodException
          | InstantiationException
          | IllegalAccessException
          | InvocationTargetException e) {
        throw new IllegalStateException("Cannot build " + type + "; provide one", e);
      }
    }
    return type.cast(bean);
  }

  /** Runs one transaction: committed, or rolled back when {@code work} throws. */
  public <T> T transact(Supplier<T> work) {
    EntityManager em = factory.createEntityManager();
    CURRENT.set(em);
    try {
      em.getTransaction().begin();
      T result = work.get();
      em.getTransaction().commit();
      return result;
    } finally {
      CURRENT.remove();
      if (em.getTransaction().isActive()) {
        em.getTransaction().rollback();
      }
      em.close();
    }
  }

  public void transact(Runnable work) {
    transact(
        () -> {
          work.run();
          return null;
        });
  }

  /** The entity manager of the transaction around the call. */
  public EntityManager em() {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              EntityManager em = CURRENT.get();
              if (em == null) {
                throw new IllegalStateException("No transaction: call transact(…)");
              }
              try {
                return method.invoke(em, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Runs one or more SQL statements in a transaction of their own. */
  public synchronized void execute(String sql) {
    execute(connection, sql);
  }

  /** The first row as column name → value, empty where there is none. */
  public synchronized Map<String, Object> row(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      Map<String, Object> row = new LinkedHashMap<>();
      if (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
        }
      }
      return row;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The number in the first column of the first row. */
  public long number(String sql) {
    return ((Number) row(sql).values().iterator().next()).longValue();
  }

  /** How many SQL statements {@code work} has the database execute, in a transaction of its own. */
  public synchronized long statementsOf(Supplier<?> work) {
    execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    transact(work);
    execute("SELECT pg_stat_statements_reset()");
    transact(work);
    return number(
        "SELECT COALESCE(sum(s.calls), 0) FROM pg_stat_statements s JOIN pg_database d"
            + " ON d.oid = s.dbid WHERE d.datname = current_database()"
            + " AND s.query NOT LIKE '%pg_stat_statements%'");
  }

  private void inject(Object bean) throws IllegalAccessException {
    for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.isAnnotationPresent(PersistenceContext.class)) {
          field.setAccessible(true);
          field.set(bean, em());
        } else if (field.isAnnotationPresent(Inject.class)) {
          field.setAccessible(true);
          field.set(bean, bean(field.getType()));
        }
      }
    }
  }

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .setServerConfig("max_prepared_transactions", "64")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      execute(server.getPostgresDatabase(), "CREATE DATABASE " + TEMPLATE);
      DatabaseStart.migrate(dataSource(TEMPLATE));
    }
    return server;
  }

  private static PGSimpleDataSource dataSource(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server().getJdbcUrl("postgres", database));
    source.setStringType("unspecified");
    return source;
  }

  private static void execute(DataSource source, String sql) {
    try (Connection own = source.getConnection()) {
      execute(own, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static Connection connect(DataSource source) {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By address rather than by data source, so that EclipseLink keeps connections for reuse. */
  private static Map<String, Object> properties(PGSimpleDataSource source) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    properties.put("jakarta.persistence.jtaDataSource", "");
    properties.put("jakarta.persistence.jdbc.driver", "org.postgresql.Driver");
    properties.put("jakarta.persistence.jdbc.url", source.getUrl());
    properties.put("jakarta.persistence.jdbc.user", "postgres");
    return properties;
  }
}
