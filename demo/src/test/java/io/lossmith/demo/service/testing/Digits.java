package io.lossmith.demo.service.testing;

import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.data.LabelledImages;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.model.DigitModelLoss;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Images to ask and to teach, and a model that has not learned any. */
public final class Digits {
  /** MNIST's test images. */
  public static final LabelledImages IMAGES = ImageData.bundled(DigitModelLoss.CLASSES).test();

  private Digits() {}

  /** A model with random weights, the same for the same seed. */
  public static DigitModel model(long seed) {
    return DigitModel.random(IMAGES.pixelsPerImage(), 32, new SplittableRandom(seed));
  }

  /** The pixels of an image. */
  public static float[] pixels(int image) {
    float[] pixels = new float[IMAGES.pixelsPerImage()];
    IMAGES.copyPixels(image, pixels, 0);
    return pixels;
  }

  /** An image as the bytes that it has in MNIST's file. */
  public static byte[] bytes(int image) {
    float[] pixels = pixels(image);
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(pixels[i] * 255);
    }
    return bytes;
  }

  /** An image as a JSON array. */
  public static String json(int image) {
    return Arrays.toString(pixels(image));
  }

  /** A request about one image with its label. */
  public static String labelled(int image) {
    return "{\"image\":" + json(image) + ",\"label\":" + IMAGES.label(image) + "}";
  }
}
