package io.lossmith.demo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.demo.data.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  private final DigitModel model = DigitModel.random(6, 4, new SplittableRandom(3));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("digits.model");
    model.parameters().get(1)[2] = -0f;
    ModelFile.write(file, model);
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    DigitModel read = ModelFile.read(file);
    assertThat(read.inputs()).isEqualTo(6);
    assertThat(read.hiddenUnits()).isEqualTo(4);
    for (int i = 0; i < 4; i++) {
      assertThat(bits(read.parameters().get(i))).isEqualTo(bits(model.parameters().get(i)));
    }
  }

  @Test
  void everyChangedByteIsNoticed() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      int at = i;
      damage(
          good -> {
            good[at] ^= 1;
            return good;
          });
      assertThatThrownBy(() -> ModelFile.read(file))
          .as("byte %d", at)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith(file + ": ");
      Files.write(file, bytes);
    }
  }

  @Test
  void everyMissingEndIsNoticed() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      Files.write(file, Arrays.copyOf(bytes, i));
      assertThatThrownBy(() -> ModelFile.read(file)).isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertProblem(
        good -> Arrays.copyOf(good, good.length + 1), "has 337 bytes; its header announces 336");
    assertProblem(good -> with(good, 0, 0), "is not a model file");
    assertProblem(good -> with(good, 4, 2), "has format version 2; expected 1");
    assertProblem(good -> with(good, 8, -1), "announces -1 inputs and 4 hidden units");
    assertProblem(good -> with(good, 16, 3), "has 3 classes; expected 10");
    assertProblem(good -> with(good, 20, 3), "is damaged: its checksum does not fit");
  }

  @Test
  void missingFile() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> ModelFile.read(missing))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(missing + ": cannot be read: no such file or folder");
  }

  private void assertProblem(UnaryOperator<byte[]> change, String problem) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    damage(change);
    assertThatThrownBy(() -> ModelFile.read(file)).hasMessageStartingWith(file + ": " + problem);
    Files.write(file, bytes);
  }

  private void damage(UnaryOperator<byte[]> change) throws IOException {
    Files.write(file, change.apply(Files.readAllBytes(file)));
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    return ByteBuffer.wrap(bytes).putInt(at, value).array();
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }
}
