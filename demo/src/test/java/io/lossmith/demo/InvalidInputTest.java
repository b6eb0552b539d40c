package io.lossmith.demo;

import static io.lossmith.demo.testing.IdxFolder.TEST_IMAGES;
import static io.lossmith.demo.testing.IdxFolder.TEST_LABELS;
import static io.lossmith.demo.testing.IdxFolder.TRAINING_IMAGES;
import static io.lossmith.demo.testing.IdxFolder.TRAINING_LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lossmith.demo.testing.IdxFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with what a user gives: one line, exit code 2, nothing else. */
class InvalidInputTest {
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  @TempDir private Path folder;

  @BeforeEach
  void writeDataSet() {
    IdxFolder.write(folder, 60, 20);
  }

  @Test
  void theUntouchedDataSetIsTaken() {
    assertThat(train().exitCode()).isZero();
  }

  @Test
  void missingFolder() {
    Path missing = folder.resolve("nowhere");
    assertError(CommandRun.of("--data", missing.toString()), missing + ": no such folder");
  }

  @Test
  void fileInsteadOfFolder() {
    Path file = gz(TEST_LABELS);
    assertError(CommandRun.of("--data", file.toString()), file + ": is not a folder");
  }

  @Test
  void missingFile() throws IOException {
    Files.delete(gz(TEST_LABELS));
    assertError(train(), folder.resolve(TEST_LABELS) + ": no such file, neither plain nor .gz");
  }

  @Test
  void folderInsteadOfFile() throws IOException {
    Files.delete(gz(TRAINING_LABELS));
    Path plain = Files.createDirectory(folder.resolve(TRAINING_LABELS));
    assertError(train(), plain + ": is not a regular file");
  }

  @Test
  void truncatedGzip() throws IOException {
    byte[] packed = Files.readAllBytes(gz(TRAINING_IMAGES));
    IdxFolder.put(gz(TRAINING_IMAGES), Arrays.copyOf(packed, packed.length / 2));
    assertError(train(), gz(TRAINING_IMAGES) + ": ends too early: holds an unfinished gzip stream");
  }

  @Test
  void gzipWithoutItsLastByte() throws IOException {
    byte[] packed = Files.readAllBytes(gz(TRAINING_IMAGES));
    IdxFolder.put(gz(TRAINING_IMAGES), Arrays.copyOf(packed, packed.length - 1));
    assertError(train(), gz(TRAINING_IMAGES) + ": ends too early: holds an unfinished gzip stream");
  }

  @Test
  void gzipWhoseChecksumIsWrong() throws IOException {
    byte[] packed = Files.readAllBytes(gz(TEST_IMAGES));
    packed[packed.length - 5] ^= 1;
    IdxFolder.put(gz(TEST_IMAGES), packed);
    assertError(train(), gz(TEST_IMAGES) + ": is not a sound gzip file: Corrupt GZIP trailer");
  }

  @Test
  void plainBytesNamedGzip() {
    IdxFolder.put(gz(TEST_IMAGES), IdxFolder.images(20, 2));
    assertError(train(), gz(TEST_IMAGES) + ": is not a sound gzip file: Not in GZIP format");
  }

  @Test
  void emptyGzip() {
    IdxFolder.put(gz(TEST_IMAGES), new byte[0]);
    assertError(train(), gz(TEST_IMAGES) + ": ends too early: holds an unfinished gzip stream");
  }

  @Test
  void emptyFile() {
    IdxFolder.put(folder.resolve(TEST_IMAGES), new byte[0]);
    assertError(train(), folder.resolve(TEST_IMAGES) + ": is empty");
  }

  @Test
  void headerCutShort() {
    replace(TEST_IMAGES, Arrays.copyOf(IdxFolder.images(20, 2), 10));
    assertError(
        train(), gz(TEST_IMAGES) + ": ends too early: holds 10 of the 16 bytes of a header");
  }

  @Test
  void valuesCutShort() {
    replace(TEST_IMAGES, Arrays.copyOf(IdxFolder.images(20, 2), 16 + 100));
    assertError(
        train(), gz(TEST_IMAGES) + ": ends too early: holds 100 of the 600 values announced");
  }

  @Test
  void trailingBytes() {
    byte[] images = IdxFolder.images(20, 2);
    replace(TEST_IMAGES, Arrays.copyOf(images, images.length + 1));
    assertError(train(), gz(TEST_IMAGES) + ": has more bytes than the 600 values announced");
  }

  @Test
  void labelsInTheImageFile() {
    replace(TRAINING_IMAGES, IdxFolder.labels(60));
    assertError(
        train(),
        gz(TRAINING_IMAGES)
            + ": has the magic number 0x00000801; unsigned bytes in 3 dimensions have 0x00000803");
  }

  @Test
  void imagesInTheLabelFile() {
    replace(TRAINING_LABELS, IdxFolder.images(60, 1));
    assertError(
        train(),
        gz(TRAINING_LABELS)
            + ": has the magic number 0x00000803; unsigned bytes in 1 dimension have 0x00000801");
  }

  @Test
  void dimensionOfZero() {
    replace(TRAINING_IMAGES, IdxFolder.file(IMAGES, new byte[0], 60, 0, 10));
    assertError(
        train(), gz(TRAINING_IMAGES) + ": announces a dimension of 0; it must be 1 or more");
  }

  @Test
  void negativeDimension() {
    replace(TRAINING_LABELS, IdxFolder.file(LABELS, new byte[0], -1));
    assertError(
        train(), gz(TRAINING_LABELS) + ": announces a dimension of -1; it must be 1 or more");
  }

  @Test
  void sizesThatNoMemoryHolds() {
    replace(TRAINING_IMAGES, IdxFolder.file(IMAGES, new byte[9], 1 << 20, 1 << 20, 1 << 20));
    assertError(train(), gz(TRAINING_IMAGES) + ": announces more than 1073741824 values");
  }

  @Test
  void largeSizeThatIsNotThere() {
    replace(TRAINING_IMAGES, IdxFolder.file(IMAGES, new byte[9], 1 << 20, 1 << 5, 1 << 5));
    assertError(
        train(),
        gz(TRAINING_IMAGES) + ": ends too early: holds 9 of the 1073741824 values announced");
  }

  @Test
  void countsThatDiffer() {
    replace(TRAINING_LABELS, IdxFolder.labels(59));
    assertError(
        train(),
        gz(TRAINING_LABELS) + ": has 59 labels; " + gz(TRAINING_IMAGES) + " has 60 images");
  }

  @Test
  void imageSizesThatDiffer() {
    replace(TEST_IMAGES, IdxFolder.file(IMAGES, new byte[20 * 4], 20, 2, 2));
    assertError(train(), gz(TEST_IMAGES) + ": has images of 2 x 2; the training images are 3 x 10");
  }

  @ParameterizedTest
  @CsvSource({"10", "128", "255"})
  void labelOutOfRange(int label) {
    byte[] labels = IdxFolder.labels(20);
    labels[8 + 5] = (byte) label;
    replace(TEST_LABELS, labels);
    assertError(train(), gz(TEST_LABELS) + ": label 5 is " + label + "; classes are 0 to 9");
  }

  @Test
  void tooFewImagesToSplit() {
    IdxFolder.write(folder, 5, 5);
    assertError(train(), gz(TRAINING_IMAGES) + ": has 5 images; at least 6 are needed");
  }

  @Test
  void unreadableFile() throws IOException {
    Path file = gz(TEST_LABELS);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).as("a user who may read everything").isFalse();
    assertError(train(), file + ": cannot be read: access denied");
  }

  @Test
  void lineEndInAFileName() {
    assertError(CommandRun.of("--data", "a\nb"), "a b: no such folder");
  }

  @ParameterizedTest
  @CsvSource({
    "--epochs, 0, 10000",
    "--epochs, -3, 10000",
    "--epochs, 10001, 10000",
    "--batch, 0, 8192",
    "--hidden, 0, 4096",
    "--hidden, 2147483647, 4096"
  })
  void numberOutOfRange(String option, int value, int maximum) {
    assertError(
        CommandRun.of(option, Integer.toString(value)),
        option + " is " + value + "; it must be 1 to " + maximum);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0", "-1, -1.0", "NaN, NaN", "1e999, Infinity"})
  void learningRateOutOfRange(String given, String read) {
    assertError(
        CommandRun.of("--learning-rate", given),
        "--learning-rate is " + read + "; it must be finite and above 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--epochs many | Invalid value for option '--epochs': 'many' is not an int (see --help)",
        "--epochs | Missing required parameter for option '--epochs' (N) (see --help)",
        "--colour | Unknown option: '--colour' (see --help)",
        "teach | teach: is not a command or an option (see --help)",
        "--epochs 1 teach | teach: is not a command or an option (see --help)"
      })
  void unusableCommandLine(String arguments, String message) {
    assertError(CommandRun.of(arguments.split(" ")), message);
  }

  @Test
  void learningRateThatDiverges() {
    CommandRun run =
        CommandRun.of("--data", folder.toString(), "--learning-rate", "1e30", "--epochs", "9");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .singleElement()
        .asString()
        .matches(
            "error: training in epoch \\d: the loss is (NaN|Infinity);"
                + " try a smaller --learning-rate");
  }

  @Test
  void placeForTheModelThatCannotBeWritten() {
    Path nowhere = folder.resolve("nowhere").resolve("digits.model");
    assertUnwritable(nowhere, "no such file or folder");
    assertUnwritable(folder, "is not a regular file");
  }

  private void assertUnwritable(Path place, String problem) {
    CommandRun run = CommandRun.of("--data", folder.toString(), "--save", place.toString());
    assertError(run, place + ": cannot be written: " + problem);
    assertThat(run.out()).as("found out before training").isEmpty();
  }

  private CommandRun train() {
    return CommandRun.of("--data", folder.toString(), "--epochs", "1");
  }

  private Path gz(String name) {
    return folder.resolve(name + ".gz");
  }

  private void replace(String name, byte[] bytes) {
    IdxFolder.put(gz(name), IdxFolder.gzipped(bytes));
  }

  private static void assertError(CommandRun run, String message) {
    assertThat(run.err()).containsExactly("error: " + message);
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
