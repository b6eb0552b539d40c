package io.lossmith.benchmark.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against Google's own reader, which Tribuo brings. */
class ProtobufMessageTest {
  @Test
  void isReadByTheLibrary() throws Exception {
    long[] numbers = {0, 1, 127, 128, 16_383, 16_384, Long.MAX_VALUE, -1};
    ProtobufMessage message = new ProtobufMessage();
    for (long number : numbers) {
      message.add(1, number);
    }
    message.add(20, "wörter").add(5, new ProtobufMessage().add(3, new byte[300]));

    UnknownFieldSet read = UnknownFieldSet.parseFrom(message.toByteArray());
    assertThat(read.getField(1).getVarintList())
        .containsExactly(Arrays.stream(numbers).boxed().toArray(Long[]::new));
    assertThat(read.getField(20).getLengthDelimitedList())
        .containsExactly(ByteString.copyFromUtf8("wörter"));
    UnknownFieldSet inner =
        UnknownFieldSet.parseFrom(read.getField(5).getLengthDelimitedList().get(0));
    assertThat(inner.getField(3).getLengthDelimitedList())
        .containsExactly(ByteString.copyFrom(new byte[300]));
  }
}
