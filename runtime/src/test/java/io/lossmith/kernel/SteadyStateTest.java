package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** {@link SteadyState}, on a clock of the test's. */
class SteadyStateTest {
  private static final int FEWEST_ROUNDS = 12_000;
  private static final long CALM = 300_000_000L;
  private static final long LONGEST = 5_000_000_000L;
  private static final long START = -3_000_000_000L;

  private long now = START;

  @Test
  void quickRoundsGoOnUntilNoneHasBeenFasterForAWhile() {
    // The first is the fastest.
    assertThat(rounds(round -> 1_000L)).isEqualTo(CALM / 1_000 + 1);
    assertThat(now - START).isEqualTo(CALM + 1_000);
  }

  @Test
  void slowRoundsGoOnUntilThereAreEnough() {
    assertThat(rounds(round -> 100_000L)).isEqualTo(FEWEST_ROUNDS);
  }

  @Test
  void verySlowRoundsStopAfterSomeSeconds() {
    assertThat(rounds(round -> 2_500_000L)).isEqualTo(LONGEST / 2_500_000);
    assertThat(now - START).isEqualTo(LONGEST);
  }

  @Test
  void aRoundThatIsClearlyFasterStartsTheWhileAgain() {
    assertThat(rounds(round -> round == 20_000 ? 9_499L : 10_000L)).isEqualTo(20_000 + 30_000);
    now = START;
    // Not clearly: the while began with the first round, and takes one more for the 500 ns.
    assertThat(rounds(round -> round == 20_000 ? 9_500L : 10_000L)).isEqualTo(1 + 30_000 + 1);
  }

  @Test
  void whatIsClearlyFasterIsMeasuredByTheFastest() {
    // 9,100 is clearly faster than 10,000, but not than 9,000.
    assertThat(rounds(round -> round == 10_000 ? 9_000L : round == 20_000 ? 9_100L : 10_000L))
        .isEqualTo(10_000 + 30_001);
  }

  @Test
  void theTimeBeforeTheFirstRoundIsNoRound() {
    SteadyState state = new SteadyState(() -> {}, () -> now);
    now++;
    assertThat(rest(state, round -> 20_000L)).isEqualTo(1 + 15_000);
  }

  @Test
  void theClockStartsAfterTheWait() {
    SteadyState state = new SteadyState(() -> now += LONGEST, () -> now);
    assertThat(now).isEqualTo(START + LONGEST);
    now += LONGEST - 1;
    assertThat(state.goesOn()).isTrue();
    now += 1;
    assertThat(state.goesOn()).isFalse();
  }

  @Test
  void onTheOwnClockItEnds() {
    long start = System.nanoTime();
    SteadyState state = new SteadyState();
    int rounds = 0;
    while (state.goesOn()) {
      rounds++;
    }
    assertThat(rounds).isGreaterThanOrEqualTo(FEWEST_ROUNDS);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(CALM);
  }

  private int rounds(IntToLongFunction nanos) {
    return rest(new SteadyState(() -> {}, () -> now), nanos);
  }

  /** Runs rounds that take these times until the last; returns how many. */
  private int rest(SteadyState state, IntToLongFunction nanos) {
    int rounds = 0;
    while (state.goesOn()) {
      rounds++;
      now += nanos.applyAsLong(rounds);
    }
    return rounds;
  }

  @Test
  void scalarCodeWaitsForNothing() {
    assertThat(SteadyState.ofScalarCode().goesOn()).isTrue();
  }
}
