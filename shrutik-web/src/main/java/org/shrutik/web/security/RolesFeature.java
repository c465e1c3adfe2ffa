package org.shrutik.web.security;

import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Set;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;

/**
 * Closes every resource method that does not say {@code @PermitAll}. The application does this
 * itself because a Payara Server leaves JAX-RS roles open for the first application deployed in its
 * process.
 */
@Provider
public class RolesFeature implements DynamicFeature {
  @Override
  public void configure(ResourceInfo resource, FeatureContext features) {
    Method method = resource.getResourceMethod();
    if (!method.getDeclaringClass().getName().startsWith("org.shrutik.")
        || method.isAnnotationPresent(PermitAll.class)) {
      return;
    }
    RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
    boolean denied = method.isAnnotationPresent(DenyAll.class);
    features.register(new Gate(denied ? Set.of() : roles == null ? null : Set.of(roles.value())));
  }

  /**
   * Lets pass who is logged in and has one of the roles.
   *
   * @param roles null for any role
   */
  @Priority(Priorities.AUTHORIZATION)
  private record Gate(Set<String> roles) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      Caller caller = CDI.current().select(CallerContext.class).get().caller();
      if (roles != null && !roles.contains(caller.role().wire())) {
        throw ShrutikException.forbidden("Your role does not permit this.");
      }
    }
  }
}
