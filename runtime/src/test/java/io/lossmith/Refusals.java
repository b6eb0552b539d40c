package io.lossmith;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What calls make of their arguments. */
public final class Refusals {
  private Refusals() {}

  /** Asserts that nothing is thrown. */
  public static void passes(ThrowingCallable call) {
    assertThatCode(call).doesNotThrowAnyException();
  }

  /** Asserts that an argument is called illegal, in these words. */
  public static void illegal(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** Asserts that an argument is called out of bounds, in these words. */
  public static void outOfBounds(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage(message);
  }

  /** Asserts that an argument is called illegal, in words that begin with these. */
  public static void assertRefused(ThrowingCallable call, String start) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(start);
  }
}
