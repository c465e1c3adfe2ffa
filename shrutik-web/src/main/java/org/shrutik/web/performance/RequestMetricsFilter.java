package org.shrutik.web.performance;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.shrutik.web.performance.RequestMetrics.Endpoint;

/** Measures every request, from before it is matched until its answer is known. */
@Provider
@PreMatching
@Priority(0)
public class RequestMetricsFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String BEGIN = RequestMetricsFilter.class.getName();
  private static final String NO_PATH = "(no such path)";
  private static final String REFUSED = "(too many requests)";
  private static final int TOO_MANY = 429;

  private static final Map<Method, String> PATHS = new ConcurrentHashMap<>();

  @Inject private RequestMetrics metrics;
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(BEGIN, System.nanoTime());
    metrics.begin();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(BEGIN) instanceof Long begin) {
      Method method = resource.getResourceMethod();
      metrics.end(
          method == null
              ? new Endpoint("-", response.getStatus() == TOO_MANY ? REFUSED : NO_PATH)
              : new Endpoint(
                  request.getMethod(), PATHS.computeIfAbsent(method, RequestMetricsFilter::path)),
          response.getStatus(),
          System.nanoTime() - begin);
    }
  }

  private static String path(Method method) {
    StringBuilder path = new StringBuilder();
    for (Path part :
        new Path[] {
          method.getDeclaringClass().getAnnotation(Path.class), method.getAnnotation(Path.class)
        }) {
      if (part != null) {
        path.append('/').append(part.value().replaceAll("^/+|/+$", ""));
      }
    }
    return path.toString();
  }
}
