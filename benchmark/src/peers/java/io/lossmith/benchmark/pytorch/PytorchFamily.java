package io.lossmith.benchmark.pytorch;

import io.lossmith.benchmark.contender.Contender;
import io.lossmith.benchmark.contender.ContenderFamily;
import java.util.List;

/** PyTorch as its users call it. */
public final class PytorchFamily implements ContenderFamily {
  @Override
  public List<Contender> contenders() {
    return List.of(new PytorchContender());
  }
}
