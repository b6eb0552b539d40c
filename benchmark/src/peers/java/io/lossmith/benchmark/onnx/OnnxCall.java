package io.lossmith.benchmark.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.lossmith.benchmark.contender.BatchData;
import io.lossmith.benchmark.contender.Call;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A session on one thread whose inputs and outputs are direct buffers, bound once. */
final class OnnxCall implements Call {
  private final OrtSession session;
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
  private final FloatBuffer loss = floats(1);
  private final FloatBuffer values;

  OnnxCall(OnnxGraph graph, BatchData data) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    session = session(environment, graph.model(data.rows(), data.classes()));
    long[] shape = {data.rows(), data.classes()};
    FloatBuffer logits = floats(data.logits().length).put(data.logits()).rewind();
    LongBuffer targets = longs(data.targets());
    for (String name : graph.inputs()) {
      inputs.put(
          name,
          switch (name) {
            case OnnxGraph.LOGITS -> OnnxTensor.createTensor(environment, logits, shape);
            case OnnxGraph.TARGETS ->
                OnnxTensor.createTensor(environment, targets, new long[] {data.rows()});
            default -> OnnxTensor.createTensor(environment, targets, new long[] {data.rows(), 1});
          });
    }
    values = floats(graph.method().givesValues() ? data.logits().length : 0);
    if (graph.method().givesLoss()) {
      outputs.put(OnnxGraph.LOSS_OUTPUT, OnnxTensor.createTensor(environment, loss, new long[0]));
    }
    if (graph.method().givesValues()) {
      outputs.put(OnnxGraph.VALUES_OUTPUT, OnnxTensor.createTensor(environment, values, shape));
    }
  }

  private static OrtSession session(OrtEnvironment environment, byte[] model) throws OrtException {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OptLevel.ALL_OPT);
      return environment.createSession(model, options);
    }
  }

  private static FloatBuffer floats(int length) {
    return ByteBuffer.allocateDirect(Float.BYTES * length)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static LongBuffer longs(int[] from) {
    LongBuffer to =
        ByteBuffer.allocateDirect(Long.BYTES * from.length)
            .order(ByteOrder.nativeOrder())
            .asLongBuffer();
    for (int value : from) {
      to.put(value);
    }
    return to.rewind();
  }

  @Override
  public float run() throws OrtException {
    session.run(inputs, outputs).close();
    return loss.get(0);
  }

  @Override
  public float[] values() {
    float[] copy = new float[values.capacity()];
    values.get(0, copy);
    return copy;
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot close its session", e);
    }
  }
}
