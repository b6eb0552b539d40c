package io.lossmith.benchmark.onnx;

import io.lossmith.benchmark.contender.BatchData;
import io.lossmith.benchmark.contender.Call;
import io.lossmith.benchmark.contender.Contender;
import io.lossmith.benchmark.contender.Method;
import java.util.Arrays;
import java.util.Optional;

/** ONNX Runtime, with the graphs of one variant. */
final class OnnxContender implements Contender {
  private static final String FAMILY = "onnxruntime";

  private final String variant;

  OnnxContender(String variant) {
    this.variant = variant;
  }

  @Override
  public String name() {
    return FAMILY + variant;
  }

  @Override
  public boolean takes(Method method, int classes, int rows) {
    return graph(method).isPresent();
  }

  @Override
  public Call prepare(Method method, BatchData data) throws Exception {
    return new OnnxCall(
        graph(method)
            .orElseThrow(() -> new IllegalArgumentException(name() + " has no graph of " + method)),
        data);
  }

  private Optional<OnnxGraph> graph(Method method) {
    return Arrays.stream(OnnxGraph.values())
        .filter(graph -> graph.variant().equals(variant) && graph.method() == method)
        .findFirst();
  }
}
