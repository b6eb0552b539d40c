package io.lossmith.demo.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.LogLossAccumulator;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.service.model.ModelCopy;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SnapshotFormatTest {
  private final DigitModel model = DigitModel.random(3, 2, new SplittableRandom(1));
  private final LogLossAccumulator learned = new LogLossAccumulator();

  private byte[] encoded() {
    learned.add(0.25, true);
    ByteBuffer bytes = SnapshotFormat.encode(new Snapshot(1L << 40, model, learned));
    return Arrays.copyOf(bytes.array(), bytes.limit());
  }

  @Test
  void comesBackToTheLastBit() throws DamagedException {
    Snapshot snapshot = SnapshotFormat.decode(encoded());
    assertThat(snapshot.step()).isEqualTo(1L << 40);
    assertThat(ModelCopy.checksum(snapshot.model())).isEqualTo(ModelCopy.checksum(model));
    assertThat(snapshot.learned()).isEqualTo(learned);
  }

  @Test
  void everyChangedBitIsSeen() {
    byte[] whole = encoded();
    for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
      byte[] wrong = whole.clone();
      wrong[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThatThrownBy(() -> SnapshotFormat.decode(wrong)).isInstanceOf(DamagedException.class);
    }
  }

  @Test
  void everyCutIsSeen() {
    byte[] whole = encoded();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> SnapshotFormat.decode(cut)).isInstanceOf(DamagedException.class);
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> SnapshotFormat.decode(longer)).isInstanceOf(DamagedException.class);
  }
}
