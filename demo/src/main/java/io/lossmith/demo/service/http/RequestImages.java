package io.lossmith.demo.service.http;

/**
 * What a request brought.
 *
 * @param count the number of images
 * @param labelled whether there is a label for each
 */
record RequestImages(int count, boolean labelled) {

  /** The images of a request, of which either all have a label or none. */
  static RequestImages of(int count, int labels, String labelsWhere) {
    if (labels != 0 && labels != count) {
      throw ProblemException.badRequest(
          labelsWhere, "labels of the request: " + labels + "; images: " + count);
    }
    return new RequestImages(count, labels != 0);
  }
}
