package io.lossmith.demo.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.LogLossAccumulator;
import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.service.model.ModelCopy;
import io.lossmith.demo.service.model.OnlineStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small model, so that its files can be damaged at every byte. */
class RecoveryTest {
  private static final int PIXELS = 3;
  private static final float RATE = 0.1f;

  private final List<String> reports = new ArrayList<>();

  /** The checksum of the model after so many steps. */
  private final List<Integer> checksums = new ArrayList<>();

  @TempDir private Path root;
  private Path state;

  @BeforeEach
  void name() {
    state = root.resolve("state");
  }

  private static DigitModel initial() {
    return DigitModel.random(PIXELS, 2, new SplittableRandom(5));
  }

  /** Learns from the state on to a step, with snapshots after some, as a service would. */
  private void learn(int steps, Integer... snapshots) throws IOException {
    try (LearnedSteps store = LearnedSteps.open(state, RecoveryTest::initial, 1, reports::add)) {
      DigitModel model = store.recovered().model();
      LogLossAccumulator learned = store.recovered().learned();
      OnlineStep online = new OnlineStep(model);
      remember(store.recovered().step(), model);
      for (long step = store.recovered().step() + 1; step <= steps; step++) {
        StepRecord record = record(step);
        assertThat(online.learn(record.pixels(), record.label(), record.rate())).isTrue();
        learned.add(online.lossBefore(), online.correctBefore());
        store.add(record);
        store.commit();
        remember(step, model);
        if (Arrays.asList(snapshots).contains((int) step)) {
          store.snapshot(step, model, learned);
        }
      }
    }
  }

  private void remember(long step, DigitModel model) {
    while (checksums.size() <= step) {
      checksums.add(0);
    }
    checksums.set((int) step, ModelCopy.checksum(model));
  }

  private static StepRecord record(long step) {
    SplittableRandom random = new SplittableRandom(step);
    StepRecord record = new StepRecord(PIXELS);
    for (int i = 0; i < PIXELS; i++) {
      record.pixels()[i] = (float) random.nextDouble();
    }
    record.set(step, RATE, random.nextInt(10));
    return record;
  }

  /** Opens the state; the model must be the one that had learned just as much. */
  private Snapshot recover() {
    reports.clear();
    try (LearnedSteps store = LearnedSteps.open(state, RecoveryTest::initial, 1, reports::add)) {
      Snapshot recovered = store.recovered();
      assertThat(ModelCopy.checksum(recovered.model()))
          .as("model after step %d", recovered.step())
          .isEqualTo(checksums.get((int) recovered.step()));
      assertThat(recovered.learned().count()).isEqualTo(recovered.step());
      return recovered;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path only(String part) throws IOException {
    try (Stream<Path> files = Files.list(state)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().contains(part)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(state)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path log(long stepsBefore) {
    return state.resolve("steps-%019d.log".formatted(stepsBefore));
  }

  private Path snapshot(long step) {
    return state.resolve("snapshot-%019d.bin".formatted(step));
  }

  private void copyTo(Path target) throws IOException {
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(state)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void everythingIsThereAgain() throws IOException {
    learn(10);
    assertThat(recover().step()).isEqualTo(10);
    assertThat(reports).isEmpty();
    learn(15);
    assertThat(recover().step()).isEqualTo(15);
    assertThat(reports).isEmpty();
  }

  @Test
  void snapshotsMakeOldFilesSuperfluous() throws IOException {
    learn(12, 3, 6, 9);
    assertThat(names())
        .containsExactly(
            "lock",
            snapshot(6).getFileName().toString(),
            snapshot(9).getFileName().toString(),
            log(6).getFileName().toString(),
            log(9).getFileName().toString());
    assertThat(recover().step()).isEqualTo(12);
  }

  @Test
  void aLogThatWasCutOffAnywhereGivesItsWholeSteps() throws IOException {
    learn(2);
    byte[] whole = Files.readAllBytes(log(0));
    int record = new LogFormat(PIXELS).recordBytes();
    Path original = root.resolve("original");
    copyTo(original);
    for (int length = 0; length <= whole.length; length++) {
      state = root.resolve("cut-" + length);
      Files.createDirectories(state);
      Files.copy(original.resolve(snapshot(0).getFileName()), snapshot(0));
      Files.write(log(0), Arrays.copyOf(whole, length));
      int steps = Math.max(0, (length - LogFormat.HEADER_BYTES) / record);
      assertThat(recover().step()).as("%d bytes", length).isEqualTo(steps);
      boolean atAnEnd =
          length >= LogFormat.HEADER_BYTES && (length - LogFormat.HEADER_BYTES) % record == 0;
      if (atAnEnd) {
        assertThat(reports).isEmpty();
      } else {
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0)).contains(log(0).toString(), "set aside as", ".damaged");
        assertThat(only(".damaged")).hasSize(length);
      }
      assertThat(recover().step()).as("again").isEqualTo(steps);
      assertThat(reports).isEmpty();
    }
  }

  @Test
  void aLogWithAWrongByteAnywhereGivesTheStepsBeforeIt() throws IOException {
    learn(2);
    byte[] whole = Files.readAllBytes(log(0));
    int record = new LogFormat(PIXELS).recordBytes();
    Path original = root.resolve("original");
    copyTo(original);
    for (int index = 0; index < whole.length; index++) {
      state = root.resolve("wrong-" + index);
      Files.createDirectories(state);
      Files.copy(original.resolve(snapshot(0).getFileName()), snapshot(0));
      byte[] wrong = whole.clone();
      wrong[index] ^= 0x10;
      Files.write(log(0), wrong);
      int steps = Math.max(0, (index - LogFormat.HEADER_BYTES) / record);
      assertThat(recover().step()).as("byte %d", index).isEqualTo(steps);
      assertThat(reports).hasSize(1);
      assertThat(Files.readAllBytes(only(".damaged"))).isEqualTo(wrong);
    }
  }

  @Test
  void aSnapshotWithAWrongByteIsReplacedByTheOneBeforeAndTheLog() throws IOException {
    learn(6, 4);
    byte[] wrong = Files.readAllBytes(snapshot(4));
    wrong[wrong.length / 2] ^= 0x10;
    Files.write(snapshot(4), wrong);
    assertThat(recover().step()).isEqualTo(6);
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0)).startsWith(snapshot(4) + ": its checksum does not fit; set aside");
    assertThat(Files.readAllBytes(only(".damaged"))).isEqualTo(wrong);
  }

  @Test
  void aSnapshotThatWasCutOffIsReplaced() throws IOException {
    learn(6, 4);
    byte[] whole = Files.readAllBytes(snapshot(4));
    Files.write(snapshot(4), Arrays.copyOf(whole, whole.length / 2));
    assertThat(recover().step()).isEqualTo(6);
    assertThat(reports).hasSize(1);
  }

  @Test
  void withoutAnySnapshotTheLogFollowsTheFirstModel() throws IOException {
    learn(5);
    Files.write(snapshot(0), new byte[] {1, 2, 3});
    assertThat(recover().step()).isEqualTo(5);
    assertThat(reports)
        .containsExactly(
            snapshot(0)
                + ": it is too short for a snapshot; set aside as "
                + snapshot(0).getFileName()
                + ".damaged");
  }

  @Test
  void aLogOfAnotherModelIsNotLearned() throws IOException {
    learn(5);
    Files.delete(snapshot(0));
    reports.clear();
    DigitModel other = DigitModel.random(PIXELS, 2, new SplittableRandom(6));
    try (LearnedSteps store = LearnedSteps.open(state, () -> other, 1, reports::add)) {
      assertThat(store.recovered().step()).isZero();
    }
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0)).contains("it began with another model");
  }

  @Test
  void stepsBehindAGapAreSetAside() throws IOException {
    learn(9, 3, 6);
    Files.delete(snapshot(6));
    Files.delete(log(3));
    assertThat(recover().step()).isEqualTo(3);
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0))
        .startsWith(log(6) + ": it follows a step that is missing; steps are known up to 3");
    learn(4);
    assertThat(recover().step()).isEqualTo(4);
  }

  @Test
  void damagedFilesOfOneNameAreAllKept() throws IOException {
    for (int i = 0; i < 3; i++) {
      learn(1);
      Files.write(snapshot(0), new byte[] {(byte) i});
      Files.deleteIfExists(snapshot(1));
      Files.deleteIfExists(log(1));
      recover();
    }
    assertThat(names())
        .contains(
            snapshot(0).getFileName() + ".damaged",
            snapshot(0).getFileName() + ".damaged-2",
            snapshot(0).getFileName() + ".damaged-3");
  }

  @Test
  void whatWasBegunAndNeverSeenIsDeleted() throws IOException {
    learn(2);
    Files.writeString(state.resolve(".snapshot-0000000000000000002.bin.123.tmp"), "half a snap");
    Files.writeString(state.resolve(".steps-0000000000000000002.log.123.tmp"), "");
    assertThat(recover().step()).isEqualTo(2);
    assertThat(names()).noneMatch(name -> name.endsWith(".tmp"));
    assertThat(reports).isEmpty();
  }

  @Test
  void otherFilesAreLeftAlone() throws IOException {
    Files.createDirectories(state);
    Files.writeString(state.resolve("snapshot-9999999999999999999.bin"), "not ours");
    Files.writeString(state.resolve("notes.txt"), "not ours either");
    learn(2);
    assertThat(recover().step()).isEqualTo(2);
    assertThat(names()).contains("notes.txt", "snapshot-9999999999999999999.bin");
    assertThat(reports).isEmpty();
  }

  @Test
  void twoServicesCannotUseOneState() throws IOException {
    learn(1);
    try (LearnedSteps first = LearnedSteps.open(state, RecoveryTest::initial, 1, reports::add)) {
      assertThat(first.recovered().step()).isEqualTo(1);
      assertThatThrownBy(
              () -> LearnedSteps.open(state, RecoveryTest::initial, 1, reports::add).close())
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(state + ": is in use by another service");
    }
    assertThat(recover().step()).isEqualTo(1);
  }

  @Test
  void aStateThatIsAFileIsRefused() throws IOException {
    Files.writeString(state, "not a folder");
    assertThatThrownBy(
            () -> LearnedSteps.open(state, RecoveryTest::initial, 1, reports::add).close())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(state + ": cannot be used");
  }
}
