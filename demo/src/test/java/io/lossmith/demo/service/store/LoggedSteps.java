package io.lossmith.demo.service.store;

import io.lossmith.demo.service.testing.Digits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads the logs of a state that no service uses. */
public final class LoggedSteps {
  private LoggedSteps() {}

  /** A step as it is in a log. */
  public record Step(float[] pixels, int label, float rate) {}

  /** The steps of all logs that are there, by their numbers. */
  public static Map<Long, Step> read(Path state) throws IOException {
    Map<Long, Step> steps = new TreeMap<>();
    try (StateFolder folder = StateFolder.open(state, line -> {})) {
      LogFormat format = new LogFormat(Digits.IMAGES.pixelsPerImage());
      for (long before : folder.logs()) {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.log(before)));
        try {
          format.readHeader(bytes, before);
          while (bytes.hasRemaining()) {
            StepRecord record = new StepRecord(Digits.IMAGES.pixelsPerImage());
            format.read(bytes, record);
            steps.put(record.step(), new Step(record.pixels(), record.label(), record.rate()));
          }
        } catch (DamagedException e) {
          // A step that was being written when its service was killed; it comes last.
          continue;
        }
      }
    }
    return steps;
  }
}
