package io.lossmith.demo.service.model;

import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.model.ModelFormat;
import java.nio.ByteBuffer;
import java.util.List;

/** Copies and compares models, parameter by parameter. */
public final class ModelCopy {
  private ModelCopy() {}

  /**
   * Makes a model equal to another of the same shape.
   *
   * @param source what is read
   * @param target what is written
   */
  public static void copy(DigitModel source, DigitModel target) {
    List<float[]> from = source.parameters();
    List<float[]> to = target.parameters();
    for (int i = 0; i < from.size(); i++) {
      System.arraycopy(from.get(i), 0, to.get(i), 0, to.get(i).length);
    }
  }

  /**
   * Makes a new model that equals another.
   *
   * @param source what is read
   * @return the copy
   */
  public static DigitModel of(DigitModel source) {
    DigitModel copy = new DigitModel(source.inputs(), source.hiddenUnits());
    copy(source, copy);
    return copy;
  }

  /**
   * A checksum of every bit of every parameter: the one at the end of the model's file.
   *
   * @param model the model
   * @return a CRC-32C
   */
  public static int checksum(DigitModel model) {
    ByteBuffer bytes = ModelFormat.encode(model);
    return bytes.getInt(bytes.limit() - Integer.BYTES);
  }
}
