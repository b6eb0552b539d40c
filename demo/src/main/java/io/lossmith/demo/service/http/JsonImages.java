package io.lossmith.demo.service.http;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Reads images and labels from JSON, straight into where they go: {@code {"image": [...], "label":
 * 3}} or {@code {"images": [[...], ...], "labels": [3, ...]}}.
 */
final class JsonImages {
  private static final int NO_LABEL = -1;

  private final JsonParser parser;
  private final ImageTarget target;
  private int images = -1;
  private int labels;
  private boolean single;
  private String labelsWhere = "labels";

  private JsonImages(JsonParser parser, ImageTarget target) {
    this.parser = parser;
    this.target = target;
  }

  static RequestImages read(byte[] body, ImageTarget target) {
    try (JsonParser parser = Json.parser(body)) {
      return new JsonImages(parser, target).read();
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      throw ProblemException.badRequest(
          location == null
              ? "body"
              : "body, line " + location.getLineNr() + ", column " + location.getColumnNr(),
          "is not JSON: " + e.getOriginalMessage());
    }
  }

  private RequestImages read() {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw ProblemException.badRequest("body", "expected a JSON object");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      member(parser.currentName());
    }
    if (parser.nextToken() != null) {
      throw ProblemException.badRequest("body", "goes on after the end of the JSON object");
    }
    if (images < 0) {
      throw ProblemException.badRequest("body", "has no member image or images");
    }
    if (images == 0) {
      throw ProblemException.badRequest("images", "is empty; expected at least one image");
    }
    return RequestImages.of(images, labels, labelsWhere);
  }

  private void member(String name) {
    switch (name) {
      case "image" -> {
        begin("image", true);
        image("image", 0);
        images = 1;
      }
      case "images" -> {
        begin("images", false);
        images = images();
      }
      case "label" -> {
        beginLabels("label");
        parser.nextToken();
        label("label", 0);
        labels = 1;
      }
      case "labels" -> {
        beginLabels("labels");
        labels = labels();
      }
      default ->
          throw ProblemException.badRequest(
              name, "is not known; expected image, images, label or labels");
    }
  }

  private void begin(String name, boolean isSingle) {
    if (images >= 0) {
      throw ProblemException.badRequest(
          name, "comes beside " + (single ? "image" : "images") + "; expected one of them");
    }
    single = isSingle;
  }

  private void beginLabels(String name) {
    if (labels > 0) {
      throw ProblemException.badRequest(
          name, "comes beside " + labelsWhere + "; expected one of them");
    }
    labelsWhere = name;
  }

  private int images() {
    requireArray("images", "an array of images");
    int count = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      pixels("images[" + count + "]", target.start(count, "images"));
      count++;
    }
    return count;
  }

  private void image(String where, int index) {
    parser.nextToken();
    pixels(where, target.start(index, where));
  }

  private void pixels(String where, int start) {
    int expected = target.pixelsPerImage();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw ProblemException.badRequest(where, "expected an array of " + expected + " numbers");
    }
    float[] pixels = target.pixels();
    int count = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (count == expected) {
        throw ProblemException.badRequest(where, "has more than " + expected + " pixels");
      }
      pixels[start + count] = pixel(token, where, count);
      count++;
    }
    if (count != expected) {
      throw ProblemException.badRequest(where, "has " + count + " pixels; expected " + expected);
    }
  }

  private float pixel(JsonToken token, String image, int index) {
    if (!token.isNumeric()) {
      throw ProblemException.badRequest(
          image + "[" + index + "]", "is " + token.name() + "; expected a number of 0 to 1");
    }
    float value = parser.getFloatValue();
    // Written so that NaN is refused as well.
    if (!(value >= 0f && value <= 1f)) {
      throw ProblemException.badRequest(
          image + "[" + index + "]", "is " + parser.getString() + "; expected a number of 0 to 1");
    }
    return value;
  }

  private int labels() {
    requireArray("labels", "an array of labels");
    int count = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      target.start(count, "labels");
      label("labels[" + count + "]", count);
      count++;
    }
    return count;
  }

  private void label(String where, int index) {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw ProblemException.badRequest(
          where, "is " + parser.getString() + "; expected a whole number");
    }
    boolean small = parser.getNumberType() == NumberType.INT;
    target.label(index, small ? parser.getIntValue() : NO_LABEL, parser.getString(), where);
  }

  private void requireArray(String where, String expected) {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw ProblemException.badRequest(where, "expected " + expected);
    }
  }
}
