package io.lossmith.demo.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationsTest {
  @Test
  void countsEveryDurationOfEveryThreadWhileItIsRead() throws Exception {
    Durations durations = new Durations();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int nanos = 1; nanos <= 10_000; nanos++) {
                  durations.record(nanos);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (int i = 0; i < 10; i++) {
      assertThat(durations.read().total().getTotalCount()).isBetween(0L, 40_000L);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    DurationsReading reading = durations.read();
    assertThat(reading.total().getTotalCount()).isEqualTo(40_000);
    assertThat(reading.recent().getTotalCount()).isEqualTo(40_000);
    assertThat(reading.sumNanos()).isEqualTo(4L * 10_000 * 10_001 / 2);
    assertThat(reading.total().getValueAtPercentile(50)).isBetween(4_900L, 5_100L);
  }

  @Test
  void takesDurationsOfAnyLength() {
    Durations durations = new Durations();
    durations.record(Long.MAX_VALUE);
    durations.record(-1);
    assertThat(durations.read().total().getTotalCount()).isEqualTo(2);
  }
}
