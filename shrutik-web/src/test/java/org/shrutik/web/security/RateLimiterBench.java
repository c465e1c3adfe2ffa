package org.shrutik.web.security;

import com.hazelcast.cache.impl.HazelcastServerCachingProvider;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import javax.cache.CacheManager;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;

/** What counting a request costs, with one node and with two in one data grid. */
public final class RateLimiterBench {
  private static final int KEYS = 500;
  private static final int WARM_UP = 30_000;
  private static final int COUNTS = 50_000;

  private RateLimiterBench() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("hazelcast.logging.type", "none");
    HazelcastInstance one = Hazelcast.newHazelcastInstance(config());
    try {
      RateLimiter limiter = limiter(one);
      measure("one node", limiter);
      Hazelcast.newHazelcastInstance(config());
      measure(one.getCluster().getMembers().size() + " nodes", limiter);
    } finally {
      Hazelcast.shutdownAll();
    }
  }

  private static Config config() {
    Config config = new Config();
    config.setClusterName("bench");
    config.getNetworkConfig().setPort(27_500).getInterfaces().setEnabled(true);
    config.getNetworkConfig().getInterfaces().addInterface("127.0.0.1");
    config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember("127.0.0.1");
    return config;
  }

  private static RateLimiter limiter(HazelcastInstance instance) throws Exception {
    CacheManager caches = new HazelcastServerCachingProvider(instance).getCacheManager();
    Timer timer = proxy(Timer.class, null);
    RateLimiter limiter = new RateLimiter();
    set(limiter, "caches", caches);
    set(limiter, "registry", proxy(MetricRegistry.class, timer));
    limiter.open();
    return limiter;
  }

  private static <T> T proxy(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (p, method, values) -> answer));
  }

  private static void set(RateLimiter limiter, String name, Object value) throws Exception {
    Field field = RateLimiter.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(limiter, value);
  }

  private static void measure(String title, RateLimiter limiter) {
    for (int i = 0; i < WARM_UP; i++) {
      limiter.count("user:" + i % KEYS, 300, 60_000);
    }
    long[] nanos = new long[COUNTS];
    var threads = ManagementFactory.getThreadMXBean();
    long processor = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < COUNTS; i++) {
      long start = System.nanoTime();
      limiter.count("user:" + i % KEYS, 300, 60_000);
      nanos[i] = System.nanoTime() - start;
    }
    processor = threads.getCurrentThreadCpuTime() - processor;
    Arrays.sort(nanos);
    System.out.printf(
        "%s: median %.1f µs, P95 %.1f µs, P99 %.1f µs; processor time of the caller %.1f µs%n",
        title,
        nanos[COUNTS / 2] / 1e3,
        nanos[COUNTS * 95 / 100] / 1e3,
        nanos[COUNTS * 99 / 100] / 1e3,
        processor / 1e3 / COUNTS);
  }
}
