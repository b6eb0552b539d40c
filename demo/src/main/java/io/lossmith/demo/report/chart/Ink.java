package io.lossmith.demo.report.chart;

import java.util.Locale;

/** The colours of the report, each in a light and a dark shade that the page's CSS chooses from. */
enum Ink {
  TEXT("#1d2733", "#e8ecf1"),
  MUTED("#5a6673", "#9ba7b4"),
  GRID("#e3e7ec", "#2c3540"),
  PAGE("#f4f6f8", "#0f1317"),
  SURFACE("#ffffff", "#181e25"),
  BLUE("#2468b2", "#6cabf0"),
  ORANGE("#c2570c", "#f39a55"),
  GREEN("#177a53", "#4cc492");

  private final String light;
  private final String dark;

  Ink(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  /** The light shade, as a chart states it before the page takes over. */
  String light() {
    return light;
  }

  /** The value of an SVG attribute or a CSS property that follows the page. */
  String variable() {
    return "var(--" + name().toLowerCase(Locale.ROOT) + ")";
  }

  /** The CSS that defines every variable in its light shade. */
  static String lightVariables() {
    StringBuilder css = new StringBuilder();
    for (Ink ink : values()) {
      css.append(ink.declaration(ink.light));
    }
    return css.toString();
  }

  /** The CSS that defines every variable in its dark shade. */
  static String darkVariables() {
    StringBuilder css = new StringBuilder();
    for (Ink ink : values()) {
      css.append(ink.declaration(ink.dark));
    }
    return css.toString();
  }

  /** The same drawing with every colour of this list replaced by its variable. */
  static String followPage(String svg) {
    String following = svg;
    for (Ink ink : values()) {
      int rgb = Integer.parseInt(ink.light.substring(1), 16);
      String drawn =
          String.format(Locale.ROOT, "rgb(%d,%d,%d)", rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
      following = following.replace(drawn, ink.variable()).replace(ink.light, ink.variable());
    }
    return following;
  }

  private String declaration(String shade) {
    return "--" + name().toLowerCase(Locale.ROOT) + ":" + shade + ";";
  }
}
