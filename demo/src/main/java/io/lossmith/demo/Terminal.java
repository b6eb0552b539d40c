package io.lossmith.demo;

import java.io.Console;
import java.lang.reflect.Method;

/** Tells whether somebody is watching. */
final class Terminal {
  private Terminal() {}

  /**
   * Whether both standard input and output are a terminal, one that can move its cursor.
   *
   * <p>Until JDK 21 there is a console only then; from JDK 22 on there may always be one, and it
   * says itself.
   */
  @SuppressWarnings("SystemConsoleNull") // Asked on both sides of the change.
  static boolean isInteractive() {
    Console console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      Method isTerminal = Console.class.getMethod("isTerminal");
      return (boolean) isTerminal.invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
