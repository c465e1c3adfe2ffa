package org.shrutik.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * The checks of MicroProfile Health. Only what this node cannot work without makes it unready: a
 * broker that is away makes work late, a long queue is a metric.
 */
@ApplicationScoped
public class ReadinessChecks {
  @Inject private SystemState state;

  @Produces
  @Readiness
  HealthCheck database() {
    return () -> response("database", state.database());
  }

  @Produces
  @Readiness
  HealthCheck storage() {
    return () -> response("storage", state.storage());
  }

  @Produces
  @Readiness
  HealthCheck diskSpace() {
    return () -> response("disk_space", state.diskSpace());
  }

  @Produces
  @Liveness
  HealthCheck memory() {
    return () -> response("memory", state.memory());
  }

  @Produces
  @Startup
  HealthCheck started() {
    return () -> response("database", state.database());
  }

  private static HealthCheckResponse response(String name, boolean up) {
    return HealthCheckResponse.named(name).status(up).build();
  }
}
