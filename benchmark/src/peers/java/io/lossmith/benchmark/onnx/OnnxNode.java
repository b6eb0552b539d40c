package io.lossmith.benchmark.onnx;

/** One operator of a graph. Numbers of fields are those of onnx.proto. */
final class OnnxNode {
  private static final int INTEGER = 2;
  private static final int STRING = 3;

  private final ProtobufMessage node = new ProtobufMessage();

  OnnxNode(String operator) {
    node.add(4, operator);
  }

  OnnxNode inputs(String... names) {
    for (String name : names) {
      node.add(1, name);
    }
    return this;
  }

  OnnxNode outputs(String... names) {
    for (String name : names) {
      node.add(2, name);
    }
    return this;
  }

  OnnxNode attribute(String name, long value) {
    node.add(5, new ProtobufMessage().add(1, name).add(3, value).add(20, INTEGER));
    return this;
  }

  OnnxNode attribute(String name, String value) {
    node.add(5, new ProtobufMessage().add(1, name).add(4, value).add(20, STRING));
    return this;
  }

  ProtobufMessage message() {
    return node;
  }
}
