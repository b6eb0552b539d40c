package io.lossmith.demo.report.chart;

import io.lossmith.demo.data.LabelledImages;
import java.util.Locale;

/** An image as SVG: one path for each of sixteen shades, of runs of pixels of that shade. */
final class DigitPicture {
  private static final int SHADES = 16;

  private DigitPicture() {}

  static String draw(LabelledImages images, int index, String description) {
    float[] pixels = new float[images.pixelsPerImage()];
    images.copyPixels(index, pixels, 0);
    StringBuilder svg = new StringBuilder();
    svg.append("<svg class=\"digit\" viewBox=\"0 0 ")
        .append(images.columns())
        .append(' ')
        .append(images.rows())
        .append("\" role=\"img\" shape-rendering=\"crispEdges\" aria-label=\"")
        .append(description)
        .append("\">");
    for (int shade = 1; shade < SHADES; shade++) {
      String path = path(pixels, images.columns(), shade);
      if (!path.isEmpty()) {
        svg.append("<path fill=\"").append(Ink.TEXT.variable()).append("\" fill-opacity=\"");
        svg.append(String.format(Locale.ROOT, "%.2f", shade / (SHADES - 1.0)));
        svg.append("\" d=\"").append(path).append("\"/>");
      }
    }
    return svg.append("</svg>").toString();
  }

  private static String path(float[] pixels, int columns, int shade) {
    StringBuilder path = new StringBuilder();
    int run = 0;
    for (int i = 0; i < pixels.length; i++) {
      run = shadeOf(pixels[i]) == shade ? run + 1 : 0;
      boolean rowEnds = (i + 1) % columns == 0;
      if (run > 0 && (rowEnds || shadeOf(pixels[i + 1]) != shade)) {
        int x = i % columns - run + 1;
        path.append('M').append(x).append(' ').append(i / columns);
        path.append('h').append(run).append("v1h-").append(run).append('z');
        run = 0;
      }
    }
    return path.toString();
  }

  private static int shadeOf(float pixel) {
    return Math.round(pixel * (SHADES - 1));
  }
}
