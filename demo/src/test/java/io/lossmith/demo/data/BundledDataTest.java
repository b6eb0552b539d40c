package io.lossmith.demo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledDataTest {
  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte, 6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte, a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte, 2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte, 27ae3e4e09519cfbb04c329615203637"
  })
  void isTheOriginal(String name, String md5) throws Exception {
    try (InputStream bytes = new GZIPInputStream(DataFile.bundled(name).opener().open())) {
      byte[] digest = MessageDigest.getInstance("MD5").digest(bytes.readAllBytes());
      assertThat(HexFormat.of().formatHex(digest)).isEqualTo(md5);
    }
  }

  @Test
  void isSplitIntoTrainingValidationAndTest() {
    ImageData data = ImageData.bundled(10);
    assertThat(data.training().size()).isEqualTo(50_000);
    assertThat(data.validation().size()).isEqualTo(10_000);
    assertThat(data.test().size()).isEqualTo(10_000);
    assertThat(data.training().rows()).isEqualTo(28);
    assertThat(data.training().columns()).isEqualTo(28);
    assertThat(data.training().label(0)).isEqualTo(5);
    assertThat(data.test().label(0)).isEqualTo(7);
    // The validation part begins where the training part ends.
    assertThat(data.validation().label(0)).isEqualTo(3);
  }

  @Test
  void pixelsAreBetweenZeroAndOne() {
    LabelledImages test = ImageData.bundled(10).test();
    float[] pixels = new float[2 + 28 * 28];
    pixels[1] = -1f;
    test.copyPixels(0, pixels, 2);
    assertThat(pixels[1]).isEqualTo(-1f);
    // The first seven: row 7, column 6 to 8 in the file are 84, 185, 159.
    assertThat(pixels[2 + 7 * 28 + 6]).isEqualTo(84 / 255f);
    assertThat(pixels[2 + 7 * 28 + 7]).isEqualTo(185 / 255f);
    assertThat(pixels[2 + 7 * 28 + 8]).isEqualTo(159 / 255f);
  }
}
