package org.shrutik.web.performance;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.shrutik.config.Settings;

/** What the machine and the server's own MBeans say. Absent is null, never 0. */
@ApplicationScoped
public class NodeFigures {
  private static final double PERCENT = 100;
  private static final double TENTHS = 10;

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

  /** CPU of the whole machine, 0–100. */
  public Double cpuPercent() {
    Object load = attribute("java.lang:type=OperatingSystem", "CpuLoad");
    return load instanceof Double share && share >= 0 ? percent(share) : null;
  }

  /** Memory of the whole machine, 0–100. */
  public Double memoryPercent() {
    Object total = attribute("java.lang:type=OperatingSystem", "TotalMemorySize");
    Object free = attribute("java.lang:type=OperatingSystem", "FreeMemorySize");
    return total instanceof Long all && free instanceof Long left && all > 0
        ? percent(1 - (double) left / all)
        : null;
  }

  /** Of the disk with the application's files. */
  public Map<String, Object> disk() {
    Map<String, Object> disk = new LinkedHashMap<>();
    try {
      Path folder = Files.createDirectories(Settings.DATA_DIR.asPath());
      FileStore store = Files.getFileStore(folder);
      disk.put("total_bytes", store.getTotalSpace());
      disk.put("free_bytes", store.getUsableSpace());
      disk.put(
          "used_percent", percent(1 - (double) store.getUsableSpace() / store.getTotalSpace()));
    } catch (IOException e) {
      disk.put("used_percent", null);
    }
    return disk;
  }

  public Map<String, Object> jvm() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    long collections = 0;
    long millis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collections += Math.max(0, collector.getCollectionCount());
      millis += Math.max(0, collector.getCollectionTime());
    }
    Map<String, Object> jvm = new LinkedHashMap<>();
    jvm.put("heap_used_bytes", heap.getUsed());
    jvm.put("heap_max_bytes", heap.getMax());
    jvm.put("heap_used_percent", percent((double) heap.getUsed() / heap.getMax()));
    jvm.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
    jvm.put("gc_count", collections);
    jvm.put("gc_seconds", millis / 1000.0);
    jvm.put("load_average", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    jvm.put("uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    return jvm;
  }

  /** The regions of the data grid's cache by name: hits, misses and the rate of hits. */
  public Map<String, Object> caches() {
    Map<String, Object> regions = new TreeMap<>();
    try {
      for (ObjectName name :
          beans.queryNames(new ObjectName("javax.cache:type=CacheStatistics,*"), null)) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("hits", beans.getAttribute(name, "CacheHits"));
        region.put("misses", beans.getAttribute(name, "CacheMisses"));
        region.put("puts", beans.getAttribute(name, "CachePuts"));
        regions.put(name.getKeyProperty("Cache"), region);
      }
    } catch (JMException e) {
      return regions;
    }
    return regions;
  }

  private Object attribute(String name, String attribute) {
    try {
      return beans.getAttribute(new ObjectName(name), attribute);
    } catch (JMException e) {
      return null;
    }
  }

  static double percent(double share) {
    return Math.round(share * PERCENT * TENTHS) / TENTHS;
  }
}
