package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link Readiness}: before, during and after the race, for each way that it can end. */
@Timeout(60)
class ReadinessTest {
  private static final VectorSupport NONE = new VectorSupport(Backend.SCALAR, false, "none");
  private static final VectorSupport FORCED = new VectorSupport(Backend.VECTOR_128, true, "forced");
  private static final VectorSupport VECTORS = new VectorSupport(Backend.VECTOR_256, false, "on");

  @Test
  void withoutVectorsNothingRaces() {
    Readiness readiness = Readiness.of(NONE, ReadinessTest::noRace);
    readiness.await();
    assertThat(readiness.hasVectors()).isFalse();
    assertStands(readiness, false, Backend.SCALAR, "none");
  }

  @Test
  void forcedKernelsServeAtOnce() {
    Readiness readiness = Readiness.of(FORCED, ReadinessTest::noRace);
    assertThat(readiness.hasVectors()).isTrue();
    assertStands(readiness, true, Backend.VECTOR_128, "forced");
    readiness.await();
    assertStands(readiness, true, Backend.VECTOR_128, "forced");
  }

  @Test
  void kernelsServeOnceTheyHaveWon() {
    Course course = new Course(true);
    Readiness readiness = Readiness.of(VECTORS, course);
    assertThat(readiness.hasVectors()).isTrue();
    assertStands(
        readiness, false, Backend.SCALAR, "SIMD is not compiled yet: scalar code serves meanwhile");
    assertThat(readiness.isRacing()).isTrue();
    course.end.countDown();
    readiness.await();
    assertThat(readiness.isRacing()).isFalse();
    assertStands(readiness, true, Backend.VECTOR_256, "on");
    assertThat(course.runner.get().getName()).isEqualTo("lossmith-simd");
    assertThat(course.runner.get().isDaemon()).isTrue();
  }

  @Test
  void kernelsThatLoseNeverServe() {
    Course course = new Course(false);
    Readiness readiness = Readiness.of(VECTORS, course);
    course.end.countDown();
    readiness.await();
    assertThat(readiness.hasVectors()).isTrue();
    assertStands(
        readiness,
        false,
        Backend.SCALAR,
        "SIMD is off: it is not faster than scalar code on this JVM");
  }

  @Test
  void anInterruptedWaitGoesOnToTheEndAndIsTold() throws InterruptedException {
    Course course = new Course(true);
    Readiness readiness = Readiness.of(VECTORS, course);
    AtomicReference<String> seen = new AtomicReference<>("");
    Thread waiting =
        new Thread(
            () -> {
              readiness.await();
              seen.set(readiness.backend() + ", " + Thread.currentThread().isInterrupted());
            });
    waiting.start();
    waiting.interrupt();
    // Back at its wait: the interruption has been taken, and the race is not over.
    while (waiting.isInterrupted() || waiting.getState() != Thread.State.WAITING) {
      Thread.yield();
    }
    course.end.countDown();
    waiting.join();
    assertThat(seen).hasValue("VECTOR_256, true");
  }

  @Test
  void aWaitLeavesNoInterruptionBehind() {
    Course course = new Course(true);
    course.end.countDown();
    Readiness.of(VECTORS, course).await();
    assertThat(Thread.interrupted()).isFalse();
  }

  private static void assertStands(
      Readiness readiness, boolean ready, Backend backend, String reason) {
    assertThat(readiness.isReady()).isEqualTo(ready);
    assertThat(readiness.backend()).isEqualTo(backend);
    assertThat(readiness.reason()).isEqualTo(reason);
  }

  private static boolean noRace() {
    throw new AssertionError("a race was run");
  }

  /** A race that lasts until the test ends it. */
  private static final class Course implements BooleanSupplier {
    final CountDownLatch end = new CountDownLatch(1);
    final AtomicReference<Thread> runner = new AtomicReference<>();
    private final boolean won;

    Course(boolean won) {
      this.won = won;
    }

    @Override
    public boolean getAsBoolean() {
      runner.set(Thread.currentThread());
      try {
        end.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return won;
    }
  }
}
