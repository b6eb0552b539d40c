package io.lossmith.demo.service.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.model.DigitModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ModelVersionsTest {
  private static final int PUBLICATIONS = 20_000;

  /** Each published model has the number of its step in every parameter. */
  @Test
  void readersSeeWholeModelsAndNeverAnOlderOneAfterANewer() throws Exception {
    DigitModel model = new DigitModel(30, 5);
    ModelVersions versions = new ModelVersions(model, 0);
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong reads = new AtomicLong();
    AtomicReference<String> problem = new AtomicReference<>("");
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      readers.add(new Thread(() -> read(versions, done, reads, problem)));
    }
    readers.forEach(Thread::start);
    for (int step = 1; step <= PUBLICATIONS; step++) {
      for (float[] values : model.parameters()) {
        Arrays.fill(values, step);
      }
      versions.publish(model, step);
      if (step % 100 == 0) {
        Thread.yield();
      }
    }
    done.set(true);
    for (Thread reader : readers) {
      reader.join();
    }
    System.out.printf("%d publications, %d reads%n", PUBLICATIONS, reads.get());
    assertThat(problem.get()).isEmpty();
    assertThat(reads.get()).isPositive();
  }

  private static void read(
      ModelVersions versions,
      AtomicBoolean done,
      AtomicLong reads,
      AtomicReference<String> problem) {
    long last = 0;
    boolean more = true;
    while (more) {
      // Once more after the last publication.
      more = !done.get();
      ModelVersion version = versions.acquire();
      try {
        long step = version.step();
        if (step < last) {
          problem.set("step " + step + " came after " + last);
        }
        for (float[] values : version.model().parameters()) {
          for (float value : values) {
            if (value != step) {
              problem.set("a model of step " + step + " has a parameter of step " + value);
            }
          }
        }
        last = step;
      } finally {
        versions.release(version);
      }
      reads.incrementAndGet();
    }
  }

  @Test
  void aVersionThatIsReadStaysAsItIsWhileOthersArePublished() {
    DigitModel model = new DigitModel(3, 2);
    ModelVersions versions = new ModelVersions(model, 0);
    ModelVersion held = versions.acquire();
    for (int step = 1; step <= 10; step++) {
      model.parameters().get(0)[0] = step;
      versions.publish(model, step);
    }
    assertThat(held.step()).isZero();
    assertThat(held.model().parameters().get(0)[0]).isZero();
    versions.release(held);
    assertThat(versions.acquire().step()).isEqualTo(10);
  }
}
