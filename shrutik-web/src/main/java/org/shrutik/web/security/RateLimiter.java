package org.shrutik.web.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;
import org.shrutik.web.security.RateLimitRules.Rule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts requests exactly, on all nodes of a data grid together: each count is one entry of the
 * grid, changed where it lies and by the clock of the node where it lies. A window begins with its
 * first request. While the grid cannot answer, this node counts by itself: nobody gets through
 * uncounted.
 */
@ApplicationScoped
public class RateLimiter {
  private static final Logger LOG = LoggerFactory.getLogger(RateLimiter.class);
  private static final String CACHE = "shrutik.limit";
  private static final long IDLE_MINUTES = 2;
  private static final int MAX_ALONE = 100_000;

  @Inject private CacheManager caches;
  @Inject private MetricRegistry registry;

  private final Map<String, Window> alone = new ConcurrentHashMap<>();
  private Cache<String, Window> windows;
  private Timer timer;

  @PostConstruct
  void open() {
    timer = registry.timer("limit_count");
    windows = caches.getCache(CACHE, String.class, Window.class);
    if (windows == null) {
      try {
        windows =
            caches.createCache(
                CACHE,
                new MutableConfiguration<String, Window>()
                    .setTypes(String.class, Window.class)
                    .setExpiryPolicyFactory(
                        ModifiedExpiryPolicy.factoryOf(
                            new Duration(TimeUnit.MINUTES, IDLE_MINUTES))));
      } catch (CacheException e) {
        // Another node made it in this very moment.
        windows = caches.getCache(CACHE, String.class, Window.class);
      }
    }
  }

  /**
   * Counts one request against each of its limits, until one refuses it.
   *
   * @return what that limit says, or the last one; nothing where there is none
   */
  public Optional<Verdict> count(List<Rule> rules) {
    Verdict verdict = null;
    for (Rule rule : rules) {
      verdict = count(rule.key(), rule.limit(), rule.windowMillis());
      if (!verdict.allowed()) {
        break;
      }
    }
    return Optional.ofNullable(verdict);
  }

  /**
   * Counts one request.
   *
   * @param key who asks for what
   * @param limit how many are allowed in a window
   * @param windowMillis how long a window is
   */
  public Verdict count(String key, int limit, long windowMillis) {
    long start = System.nanoTime();
    Tally tally;
    try {
      tally = windows.invoke(key, new Count(), windowMillis);
    } catch (RuntimeException e) {
      LOG.warn("The data grid does not answer, this node counts by itself: {}", e.toString());
      tally = countAlone(key, windowMillis);
    }
    timer.update(java.time.Duration.ofNanos(System.nanoTime() - start));
    return new Verdict(limit, tally);
  }

  private Tally countAlone(String key, long windowMillis) {
    if (alone.size() > MAX_ALONE) {
      alone.clear();
    }
    long now = System.currentTimeMillis();
    return alone.compute(key, (k, old) -> Window.next(old, now, windowMillis)).tally(now);
  }

  /**
   * What became of a request.
   *
   * @param limit how many are allowed in the window
   */
  public record Verdict(int limit, Tally tally) {
    public boolean allowed() {
      return tally.count() <= limit;
    }

    public int remaining() {
      return Math.max(0, limit - tally.count());
    }

    /** Whole seconds until the next window, at least 1. */
    public long resetSeconds() {
      return Math.max(1, (tally.resetMillis() + 999) / 1000);
    }
  }

  /**
   * How far a window has come.
   *
   * @param count the how manyth request this is
   * @param resetMillis until the next window
   */
  public record Tally(int count, long resetMillis) implements Serializable {}

  /** Requests of a window that ends at {@code end}. */
  record Window(long end, int count) implements Serializable {
    static Window next(Window old, long now, long length) {
      return old == null || now >= old.end()
          ? new Window(now + length, 1)
          : new Window(old.end(), old.count() + 1);
    }

    Tally tally(long now) {
      return new Tally(count, end - now);
    }
  }

  /** Adds one, in a new window where the old one is over. */
  static final class Count implements EntryProcessor<String, Window, Tally>, Serializable {
    private static final long serialVersionUID = 2L;

    @Override
    public Tally process(MutableEntry<String, Window> entry, Object... arguments) {
      long now = System.currentTimeMillis();
      Window next = Window.next(entry.getValue(), now, (Long) arguments[0]);
      entry.setValue(next);
      return next.tally(now);
    }
  }
}
