package io.lossmith.demo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.demo.data.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochFileTest {
  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() {
    List<EpochResult> epochs =
        List.of(
            new EpochResult(1, 0.1 + 0.2, 0.75, new Evaluation(1e-9, 0.5), 12345.5),
            new EpochResult(2, 0.1, 1, new Evaluation(0.25, 1), 1));
    Path file = EpochFile.beside(folder.resolve("digits.model"));
    assertThat(file).isEqualTo(folder.resolve("digits.model.epochs.csv"));
    EpochFile.write(file, epochs);
    assertThat(EpochFile.read(file)).isEqualTo(epochs);
  }

  @Test
  void noFileMeansNoEpochs() {
    assertThat(EpochFile.read(folder.resolve("nothing"))).isEmpty();
  }

  @Test
  void saysWhatIsWrongAndInWhichLine() throws IOException {
    Path file = folder.resolve("epochs.csv");
    EpochFile.write(file, List.of(new EpochResult(1, 1, 1, new Evaluation(1, 1), 1)));
    String sound = Files.readString(file);
    assertMessage(file, sound + "2,0.5\n", "line 3 has 2 values; expected 6");
    assertMessage(file, sound + "2,a,1,1,1,1\n", "line 3 has a value that is no number");
    assertMessage(file, "epoch\n", "is not a file of epochs; they begin with epoch,training loss");
    assertMessage(file, "", "is not a file of epochs");
  }

  private static void assertMessage(Path file, String text, String problem) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> EpochFile.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + ": " + problem);
  }
}
