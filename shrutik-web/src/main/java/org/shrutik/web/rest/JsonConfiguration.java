package org.shrutik.web.rest;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.config.PropertyOrderStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** JSON as the interface speaks it: snake_case, and a null for what is absent. */
@Provider
public class JsonConfiguration implements ContextResolver<Jsonb> {
  /** The one converter, also for what is written outside a resource. */
  public static final Jsonb JSON =
      JsonbBuilder.create(
          new JsonbConfig()
              .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
              .withPropertyOrderStrategy(PropertyOrderStrategy.ANY)
              .withDeserializers(new WholeNumber())
              .withNullValues(true));

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSON;
  }
}
