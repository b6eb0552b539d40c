package io.lossmith.demo.service.metrics;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/** Memory and threads of the JVM, under the names that Prometheus' own clients give them. */
final class MemoryMetrics {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final long KIBIBYTE = 1024;

  private MemoryMetrics() {}

  static void addTo(MetricSnapshots.Builder all) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    all.metricSnapshot(
        GaugeSnapshot.builder()
            .name("jvm_memory_used_bytes")
            .help("Memory of the JVM that is in use, garbage included.")
            .dataPoint(
                Gauges.point(Labels.of("area", "heap"), memory.getHeapMemoryUsage().getUsed()))
            .dataPoint(
                Gauges.point(
                    Labels.of("area", "nonheap"), memory.getNonHeapMemoryUsage().getUsed()))
            .build());
    all.metricSnapshot(
        Gauges.one(
            "jvm_memory_after_collection_bytes",
            "Heap that was in use after the last garbage collection.",
            afterCollection()));
    all.metricSnapshot(
        Gauges.one(
            "jvm_threads_current",
            "Platform threads.",
            ManagementFactory.getThreadMXBean().getThreadCount()));
    resident()
        .ifPresent(
            bytes ->
                all.metricSnapshot(
                    Gauges.one(
                        "process_resident_memory_bytes",
                        "Resident memory of the process.",
                        bytes)));
  }

  /** The heap after the garbage collection that ended last; 0 before the first. */
  private static long afterCollection() {
    long last = -1;
    long bytes = 0;
    for (GarbageCollectorMXBean bean :
        ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class)) {
      GcInfo info = bean.getLastGcInfo();
      if (info != null && info.getEndTime() > last) {
        last = info.getEndTime();
        bytes = heapOf(info.getMemoryUsageAfterGc());
      }
    }
    return bytes;
  }

  private static long heapOf(Map<String, MemoryUsage> usages) {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = usages.get(pool.getName());
      if (pool.getType() == MemoryType.HEAP && usage != null) {
        bytes += usage.getUsed();
      }
    }
    return bytes;
  }

  /** What Linux says; other systems have no such file. */
  private static OptionalLong resident() {
    try {
      return Files.readAllLines(STATUS, StandardCharsets.UTF_8).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
