package io.lossmith.demo.data;

import java.util.Objects;

/**
 * Images of one size, each with its class. Immutable; a slice shares the bytes of the whole.
 *
 * <p>Pixels are unsigned bytes, row-major, and are handed out as floats in [0, 1].
 */
public final class LabelledImages {
  private static final float WHITE = 255f;

  private final int rows;
  private final int columns;
  private final byte[] pixels;
  private final byte[] labels;
  private final int first;
  private final int size;

  LabelledImages(int rows, int columns, byte[] pixels, byte[] labels) {
    this(rows, columns, pixels, labels, 0, labels.length);
  }

  private LabelledImages(int rows, int columns, byte[] pixels, byte[] labels, int first, int size) {
    this.rows = rows;
    this.columns = columns;
    this.pixels = pixels;
    this.labels = labels;
    this.first = first;
    this.size = size;
  }

  /**
   * Some of the images, in the same order.
   *
   * @param from the first image
   * @param to the image after the last
   * @return images from inclusive to to exclusive
   */
  public LabelledImages slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    return new LabelledImages(rows, columns, pixels, labels, first + from, to - from);
  }

  /**
   * The number of images.
   *
   * @return the number of images
   */
  public int size() {
    return size;
  }

  /**
   * The height of an image.
   *
   * @return the number of pixel rows
   */
  public int rows() {
    return rows;
  }

  /**
   * The width of an image.
   *
   * @return the number of pixel columns
   */
  public int columns() {
    return columns;
  }

  /**
   * The number of pixels of an image.
   *
   * @return rows times columns
   */
  public int pixelsPerImage() {
    return rows * columns;
  }

  /**
   * The class of an image.
   *
   * @param image the image's index
   * @return its class, from 0
   */
  public int label(int image) {
    Objects.checkIndex(image, size);
    return labels[first + image] & 0xff;
  }

  /**
   * Copies an image's pixels, each divided by 255.
   *
   * @param image the image's index
   * @param target where the pixels go
   * @param offset the index of the first pixel in target
   */
  public void copyPixels(int image, float[] target, int offset) {
    Objects.checkIndex(image, size);
    int count = pixelsPerImage();
    int start = (first + image) * count;
    for (int i = 0; i < count; i++) {
      target[offset + i] = (pixels[start + i] & 0xff) / WHITE;
    }
  }
}
