package io.lossmith.benchmark.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A model of one graph, in the bytes of an .onnx file. Numbers of fields are those of onnx.proto.
 */
final class OnnxModel {
  /** The first version of the operators that has all that the graphs use. */
  private static final int OPERATOR_SET = 18;

  /** The file format's version that came with it. */
  private static final int FILE_FORMAT = 8;

  private final ProtobufMessage graph = new ProtobufMessage().add(2, "graph");

  OnnxModel node(OnnxNode node) {
    graph.add(1, node.message());
    return this;
  }

  /** A constant of float values. */
  OnnxModel constant(String name, long[] shape, float... values) {
    ByteBuffer raw =
        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return constant(name, ElementType.FLOAT, shape, raw.array());
  }

  /** A constant of one int64 value, a scalar. */
  OnnxModel constant(String name, long value) {
    ByteBuffer raw = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
    return constant(name, ElementType.INT64, new long[0], raw.array());
  }

  private OnnxModel constant(String name, ElementType type, long[] shape, byte[] raw) {
    ProtobufMessage tensor = new ProtobufMessage();
    for (long size : shape) {
      tensor.add(1, size);
    }
    graph.add(5, tensor.add(2, type.code).add(8, name).add(9, raw));
    return this;
  }

  OnnxModel input(String name, ElementType type, long... shape) {
    graph.add(11, tensor(name, type, shape));
    return this;
  }

  OnnxModel output(String name, ElementType type, long... shape) {
    graph.add(12, tensor(name, type, shape));
    return this;
  }

  private static ProtobufMessage tensor(String name, ElementType type, long[] shape) {
    ProtobufMessage dimensions = new ProtobufMessage();
    for (long size : shape) {
      dimensions.add(1, new ProtobufMessage().add(1, size));
    }
    ProtobufMessage tensorType = new ProtobufMessage().add(1, type.code).add(2, dimensions);
    return new ProtobufMessage().add(1, name).add(2, new ProtobufMessage().add(1, tensorType));
  }

  byte[] toByteArray() {
    return new ProtobufMessage()
        .add(1, FILE_FORMAT)
        .add(7, graph)
        .add(8, new ProtobufMessage().add(1, "").add(2, OPERATOR_SET))
        .toByteArray();
  }

  /** TensorProto.DataType. */
  enum ElementType {
    FLOAT(1),
    INT64(7);

    private final int code;

    ElementType(int code) {
      this.code = code;
    }
  }
}
