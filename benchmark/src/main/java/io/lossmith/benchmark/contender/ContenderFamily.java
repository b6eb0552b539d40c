package io.lossmith.benchmark.contender;

import java.util.List;

/** The contenders that one library brings. Found by {@link java.util.ServiceLoader}. */
public interface ContenderFamily {
  /** All of them, cheaply: a library is loaded when a contender prepares its first call. */
  List<Contender> contenders();
}
