package io.lossmith.demo.service.http;

import java.util.List;
import java.util.Map;

/**
 * Reads images from bytes, one a pixel, 0 to 255, one image after the other; labels come with the
 * query, as {@code ?labels=3,5}.
 */
final class RawImages {
  private static final float WHITE = 255f;

  private RawImages() {}

  static RequestImages read(byte[] body, Map<String, List<String>> query, ImageTarget target) {
    int perImage = target.pixelsPerImage();
    if (body.length == 0 || body.length % perImage != 0) {
      throw ProblemException.badRequest(
          "body",
          "has " + body.length + " bytes; expected " + perImage + " an image, one image or more");
    }
    int count = body.length / perImage;
    target.start(count - 1, "body");
    float[] pixels = target.pixels();
    for (int i = 0; i < body.length; i++) {
      pixels[i] = (body[i] & 0xff) / WHITE;
    }
    return RequestImages.of(count, labels(query, target), "query labels");
  }

  private static int labels(Map<String, List<String>> query, ImageTarget target) {
    int count = 0;
    for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
      String where = "query " + parameter.getKey();
      if (!parameter.getKey().equals("label") && !parameter.getKey().equals("labels")) {
        throw ProblemException.badRequest(where, "is not known; expected label or labels");
      }
      for (String value : parameter.getValue()) {
        for (String label : value.split(",", -1)) {
          target.start(count, where);
          target.label(count, number(label, where), label, where);
          count++;
        }
      }
    }
    return count;
  }

  private static int number(String label, String where) {
    try {
      return Integer.parseInt(label);
    } catch (NumberFormatException e) {
      throw ProblemException.badRequest(where, "is \"" + label + "\"; expected a whole number");
    }
  }
}
