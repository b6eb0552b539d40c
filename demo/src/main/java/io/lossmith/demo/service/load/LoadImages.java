package io.lossmith.demo.service.load;

import io.lossmith.demo.data.LabelledImages;
import java.nio.charset.StandardCharsets;

/** Images as JSON bodies. */
final class LoadImages {
  private LoadImages() {}

  /** The body of a request with an image and its label. */
  static byte[] json(LabelledImages images, int image) {
    float[] pixels = new float[images.pixelsPerImage()];
    images.copyPixels(image, pixels, 0);
    StringBuilder json = new StringBuilder("{\"image\":[");
    for (int i = 0; i < pixels.length; i++) {
      json.append(i == 0 ? "" : ",");
      // A pixel of paper in one character, as JavaScript writes it.
      json.append(pixels[i] == 0 ? "0" : String.valueOf(pixels[i]));
    }
    json.append("],\"label\":").append(images.label(image)).append('}');
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
