package io.lossmith.demo.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lossmith.demo.service.model.Predictor;
import io.lossmith.demo.service.testing.Digits;
import io.lossmith.demo.service.testing.TestService;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the request's numbers to the answer's, nothing is allocated. */
class AllocationTest {
  private static final int CALLS = 10_000;
  private static final int ROUNDS = 20;

  @TempDir private Path state;

  @Test
  void aPredictionAllocatesNothing() {
    try (TestService service = TestService.start(state)) {
      PredictLane lane = service.running().service().lanes().get(0);
      Predictor predictor = lane.predictor();
      System.arraycopy(Digits.pixels(0), 0, predictor.pixels(), 0, 784);
      System.arraycopy(Digits.pixels(1), 0, predictor.pixels(), 784, 784);
      predictor.labels()[0] = Digits.IMAGES.label(0);
      predictor.labels()[1] = Digits.IMAGES.label(1);
      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS && least > 0; round++) {
        least = Math.min(least, allocatedBy(lane));
      }
      System.out.printf("allocated by %d predictions: %d bytes%n", CALLS, least);
      assertThat(least).isZero();
    }
  }

  private static long allocatedBy(PredictLane lane) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < CALLS; i++) {
      // One image and two, with labels and without.
      lane.predict(1 + (i & 1), (i & 2) == 0);
    }
    return threads.getThreadAllocatedBytes(thread) - before;
  }
}
