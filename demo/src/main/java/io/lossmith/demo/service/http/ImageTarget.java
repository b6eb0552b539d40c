package io.lossmith.demo.service.http;

/** Where the images and labels of a request go. */
final class ImageTarget {
  private final float[] pixels;
  private final int[] labels;
  private final int pixelsPerImage;
  private final int classes;

  /**
   * Creates a target; its capacity is the number of labels that there is room for.
   *
   * @param pixels [capacity][pixelsPerImage] values, written
   * @param labels [capacity] classes, written
   * @param pixelsPerImage the length of an image
   * @param classes labels are 0 to this, exclusive
   */
  ImageTarget(float[] pixels, int[] labels, int pixelsPerImage, int classes) {
    this.pixels = pixels;
    this.labels = labels;
    this.pixelsPerImage = pixelsPerImage;
    this.classes = classes;
  }

  float[] pixels() {
    return pixels;
  }

  int pixelsPerImage() {
    return pixelsPerImage;
  }

  /** Where an image begins; a problem if there are too many. */
  int start(int image, String where) {
    if (image >= labels.length) {
      throw ProblemException.badRequest(
          where, "holds more than " + labels.length + "; send them in several requests");
    }
    return image * pixelsPerImage;
  }

  /** Puts a label; a problem, which says what was given, if it is no class. */
  void label(int image, int label, String given, String where) {
    if (label < 0 || label >= classes) {
      throw ProblemException.badRequest(
          where, "is " + given + "; expected a label of 0 to " + (classes - 1));
    }
    labels[image] = label;
  }
}
