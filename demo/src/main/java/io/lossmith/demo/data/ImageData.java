package io.lossmith.demo.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A data set in its three parts. The validation part is the last sixth of the training files:
 * MNIST's 60000 become 50000 and 10000.
 *
 * @param training what the model learns from
 * @param validation what shows, after each epoch, how far it has come
 * @param test what is looked at once, at the end
 */
public record ImageData(LabelledImages training, LabelledImages validation, LabelledImages test) {

  private static final int VALIDATION_SHARE = 6;

  /**
   * Reads the MNIST copy that comes with the demo.
   *
   * @param classes the number of classes
   * @return MNIST
   */
  public static ImageData bundled(int classes) {
    return read(DataFile::bundled, classes);
  }

  /**
   * Reads a folder with the four files of MNIST's names, each plain or with {@code .gz}.
   *
   * @param folder the folder
   * @param classes the number of classes; labels are checked against it
   * @return the data set
   * @throws InvalidInputException if there is no such folder, or if a file is missing, damaged or
   *     does not fit the others
   */
  public static ImageData inFolder(Path folder, int classes) {
    if (!Files.exists(folder)) {
      throw new InvalidInputException(folder, "no such folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(folder, "is not a folder");
    }
    return read(name -> DataFile.inFolder(folder, name), classes);
  }

  private static ImageData read(Function<String, DataFile> files, int classes) {
    IdxArray images = IdxReader.read(files.apply("train-images-idx3-ubyte"), 3);
    IdxArray labels = IdxReader.read(files.apply("train-labels-idx1-ubyte"), 1);
    LabelledImages both = label(images, labels, classes);
    IdxArray testImages = IdxReader.read(files.apply("t10k-images-idx3-ubyte"), 3);
    IdxArray testLabels = IdxReader.read(files.apply("t10k-labels-idx1-ubyte"), 1);
    LabelledImages test = label(testImages, testLabels, classes);
    if (test.rows() != both.rows() || test.columns() != both.columns()) {
      throw new InvalidInputException(
          testImages.location(),
          "has images of " + shape(test) + "; the training images are " + shape(both));
    }
    int validationCount = both.size() / VALIDATION_SHARE;
    if (validationCount == 0) {
      throw new InvalidInputException(
          images.location(),
          "has " + both.size() + " images; at least " + VALIDATION_SHARE + " are needed");
    }
    int trainingCount = both.size() - validationCount;
    return new ImageData(
        both.slice(0, trainingCount), both.slice(trainingCount, both.size()), test);
  }

  private static LabelledImages label(IdxArray images, IdxArray labels, int classes) {
    if (images.dimension(0) != labels.dimension(0)) {
      throw new InvalidInputException(
          labels.location(),
          "has "
              + labels.dimension(0)
              + " labels; "
              + images.location()
              + " has "
              + images.dimension(0)
              + " images");
    }
    byte[] values = labels.values();
    for (int i = 0; i < values.length; i++) {
      int label = values[i] & 0xff;
      if (label >= classes) {
        throw new InvalidInputException(
            labels.location(),
            "label " + i + " is " + label + "; classes are 0 to " + (classes - 1));
      }
    }
    return new LabelledImages(images.dimension(1), images.dimension(2), images.values(), values);
  }

  private static String shape(LabelledImages images) {
    return images.rows() + " x " + images.columns();
  }
}
