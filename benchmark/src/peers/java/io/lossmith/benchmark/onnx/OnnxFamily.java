package io.lossmith.benchmark.onnx;

import io.lossmith.benchmark.contender.Contender;
import io.lossmith.benchmark.contender.ContenderFamily;
import java.util.Arrays;
import java.util.List;

/** A contender for every graph. */
public final class OnnxFamily implements ContenderFamily {
  @Override
  public List<Contender> contenders() {
    return Arrays.stream(OnnxGraph.values())
        .map(OnnxGraph::variant)
        .distinct()
        .<Contender>map(OnnxContender::new)
        .toList();
  }
}
