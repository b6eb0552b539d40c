package io.lossmith.demo.service.http;

import io.javalin.http.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats that images come in. */
enum ImageFormat {
  JSON("application/json"),
  RAW("application/octet-stream");

  private final String mediaType;

  ImageFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * The format of a request. Neither of them can be sent by a page of another origin without being
   * asked first, so that no such page can make the model learn.
   */
  static ImageFormat of(Context context) {
    @Nullable String contentType = context.req().getContentType();
    if (contentType != null) {
      String given = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      for (ImageFormat format : values()) {
        if (format.mediaType.equals(given)) {
          return format;
        }
      }
    }
    throw new ProblemException(
        415,
        "header Content-Type",
        (contentType == null ? "is missing" : "is " + contentType)
            + "; expected "
            + JSON.mediaType
            + " or "
            + RAW.mediaType);
  }

  RequestImages read(Context context, byte[] body, ImageTarget target) {
    return this == JSON
        ? JsonImages.read(body, target)
        : RawImages.read(body, context.queryParamMap(), target);
  }
}
