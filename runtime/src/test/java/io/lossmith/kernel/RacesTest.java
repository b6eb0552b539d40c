package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Races}: one of floats and one of doubles, in use together and alone. */
@Timeout(60)
class RacesTest {
  private static final String NOT_YET = "SIMD is not compiled yet: scalar code serves meanwhile";
  private static final String NEVER = "SIMD is off: it is not faster than scalar code on this JVM";

  private final Races races = new Races(vectors(Backend.VECTOR_256, false));
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void nothingIsInUseAtFirst() {
    assertThat(races.isEmpty()).isTrue();
    races.start(UnaryOperator.identity(), () -> true);
    assertThat(races.isEmpty()).isFalse();
  }

  @Test
  void eachHasARaceOfItsOwn() {
    Readiness floats = races.start(UnaryOperator.identity(), () -> true);
    floats.await();
    assertStands(Backend.VECTOR_256, "on");

    Readiness doubles = races.start(VectorSupport::ofDoubles, atTheEnd(true));
    assertThat(floats.isReady()).isTrue();
    assertThat(doubles.isReady()).isFalse();
    assertStands(Backend.SCALAR, NOT_YET);

    end.countDown();
    races.await();
    assertThat(doubles.isReady()).isTrue();
    assertStands(Backend.VECTOR_256, "on");
  }

  @Test
  void theFirstRaceMayBeTheLongerOne() {
    Readiness floats = races.start(UnaryOperator.identity(), atTheEnd(true));
    Readiness doubles = races.start(VectorSupport::ofDoubles, () -> true);
    doubles.await();
    assertThat(doubles.isReady()).isTrue();
    assertStands(Backend.SCALAR, NOT_YET);
    end.countDown();
    races.await();
    assertThat(floats.isReady()).isTrue();
    assertStands(Backend.VECTOR_256, "on");
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true", "false, false"})
  void oneThatLosesIsTold(boolean floatsWin, boolean doublesWin) {
    races.start(UnaryOperator.identity(), () -> floatsWin);
    races.start(VectorSupport::ofDoubles, () -> doublesWin);
    races.await();
    assertStands(Backend.SCALAR, NEVER);
  }

  @Test
  void aRaceThatGoesOnIsToldBeforeOneThatIsLost() {
    races.start(UnaryOperator.identity(), () -> false).await();
    races.start(VectorSupport::ofDoubles, atTheEnd(true));
    assertStands(Backend.SCALAR, NOT_YET);
    end.countDown();
    races.await();
    assertStands(Backend.SCALAR, NEVER);
  }

  @Test
  void typesWithoutKernelsDoNotCountBesideOthers() {
    Races narrow = new Races(vectors(Backend.VECTOR_128, true));
    narrow.start(VectorSupport::ofDoubles, RacesTest::noRace);
    assertThat(narrow.backend()).isEqualTo(Backend.SCALAR);
    assertThat(narrow.reason())
        .isEqualTo("SIMD is off: there are no kernels of doubles for vectors of 128 bits");
    narrow.start(UnaryOperator.identity(), RacesTest::noRace);
    assertThat(narrow.backend()).isEqualTo(Backend.VECTOR_128);
    assertThat(narrow.reason()).isEqualTo("on");
  }

  private void assertStands(Backend backend, String reason) {
    assertThat(races.backend()).isEqualTo(backend);
    assertThat(races.reason()).isEqualTo(reason);
  }

  private static VectorSupport vectors(Backend backend, boolean isForced) {
    return new VectorSupport(backend, isForced, "on");
  }

  private static boolean noRace() {
    throw new AssertionError("a race was run");
  }

  /** A race that lasts until the test ends it. */
  private BooleanSupplier atTheEnd(boolean won) {
    return () -> {
      try {
        end.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return won;
    };
  }
}
