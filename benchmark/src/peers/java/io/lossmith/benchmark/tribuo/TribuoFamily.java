package io.lossmith.benchmark.tribuo;

import io.lossmith.benchmark.contender.Contender;
import io.lossmith.benchmark.contender.ContenderFamily;
import java.util.List;

/** Tribuo, in double. */
public final class TribuoFamily implements ContenderFamily {
  @Override
  public List<Contender> contenders() {
    return List.of(new TribuoContender());
  }
}
