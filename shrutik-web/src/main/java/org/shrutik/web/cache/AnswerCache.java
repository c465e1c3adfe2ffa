package org.shrutik.web.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.shrutik.web.rest.JsonConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers kept for a while as JSON text, shared by all nodes, with the statistics of JCache. A data
 * grid that is in trouble costs time, never an answer.
 */
@ApplicationScoped
public class AnswerCache {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerCache.class);

  @Inject private CacheManager caches;

  private final Map<CacheRegion, Cache<String, String>> regions = new ConcurrentHashMap<>();

  /** The answer under that key as JSON, made where none is kept. */
  public String json(CacheRegion region, String key, Supplier<?> make) {
    try {
      String kept = cache(region).get(key);
      if (kept != null) {
        return kept;
      }
    } catch (CacheException | IllegalStateException e) {
      LOG.warn("The cache {} cannot be read: {}", region.region(), e.getMessage());
    }
    String made = JsonConfiguration.JSON.toJson(make.get());
    try {
      cache(region).put(key, made);
    } catch (CacheException | IllegalStateException e) {
      LOG.debug("The cache {} cannot be written", region.region(), e);
    }
    return made;
  }

  /** Forgets a region, because what it tells of was changed. */
  public void clear(CacheRegion region) {
    try {
      cache(region).removeAll();
    } catch (CacheException | IllegalStateException e) {
      LOG.warn("The cache {} cannot be cleared: {}", region.region(), e.getMessage());
    }
  }

  private Cache<String, String> cache(CacheRegion region) {
    return regions.computeIfAbsent(region, this::open);
  }

  private Cache<String, String> open(CacheRegion region) {
    Cache<String, String> cache = caches.getCache(region.region(), String.class, String.class);
    if (cache == null) {
      cache =
          caches.createCache(
              region.region(),
              new MutableConfiguration<String, String>()
                  .setTypes(String.class, String.class)
                  .setStatisticsEnabled(true)
                  .setExpiryPolicyFactory(
                      CreatedExpiryPolicy.factoryOf(
                          new Duration(TimeUnit.SECONDS, region.seconds()))));
    }
    caches.enableStatistics(region.region(), true);
    return cache;
  }
}
