package org.shrutik.web.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;

/**
 * Counts requests exactly, on all nodes together: each count is one entry of the server's data
 * grid, changed where it lies. A window begins with its first request.
 */
@ApplicationScoped
public class RateLimiter {
  private static final String CACHE = "shrutik.limit";
  private static final long IDLE_MINUTES = 2;

  @Inject private CacheManager caches;
  private Cache<String, Window> windows;

  @PostConstruct
  void open() {
    windows = caches.getCache(CACHE, String.class, Window.class);
    if (windows == null) {
      windows =
          caches.createCache(
              CACHE,
              new MutableConfiguration<String, Window>()
                  .setTypes(String.class, Window.class)
                  .setExpiryPolicyFactory(
                      AccessedExpiryPolicy.factoryOf(
                          new Duration(TimeUnit.MINUTES, IDLE_MINUTES))));
    }
  }

  /**
   * Counts one request.
   *
   * @param key who asks for what
   * @param limit how many are allowed in a window
   * @param windowMillis how long a window is
   */
  public Verdict count(String key, int limit, long windowMillis) {
    long now = System.currentTimeMillis();
    Window window = windows.invoke(key, new Count(), now, windowMillis);
    return new Verdict(limit, window.count(), window.begin() + windowMillis - now);
  }

  /**
   * What became of a request.
   *
   * @param limit how many are allowed in the window
   * @param count the how manyth it was
   * @param resetMillis until the next window
   */
  public record Verdict(int limit, int count, long resetMillis) {
    public boolean allowed() {
      return count <= limit;
    }

    public int remaining() {
      return Math.max(0, limit - count);
    }

    /** Whole seconds until the next window, at least 1. */
    public long resetSeconds() {
      return Math.max(1, (resetMillis + 999) / 1000);
    }
  }

  /** Requests since {@code begin}. */
  record Window(long begin, int count) implements Serializable {}

  /** Adds one, in a new window where the old one is over. */
  static final class Count implements EntryProcessor<String, Window, Window>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public Window process(MutableEntry<String, Window> entry, Object... arguments) {
      long now = (Long) arguments[0];
      long length = (Long) arguments[1];
      Window old = entry.getValue();
      Window next =
          old == null || now >= old.begin() + length
              ? new Window(now, 1)
              : new Window(old.begin(), old.count() + 1);
      entry.setValue(next);
      return next;
    }
  }
}
