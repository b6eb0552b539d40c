package io.lossmith.demo.report.chart;

import com.samskivert.mustache.Escapers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * A chart, drawn by Lets-Plot, which needs neither fonts nor a window system. The drawing has
 * neither colours nor fonts of its own: both come from the page that it stands in.
 */
final class Plot {
  private static final Pattern STYLE = Pattern.compile("<style.*?</style>", Pattern.DOTALL);

  /** The panel's frame, which nothing reaches beyond; it is found by a random id. */
  private static final Pattern CLIP =
      Pattern.compile(" clip-[a-z-]+=\"[^\"]*\"|<defs>.*?</defs>", Pattern.DOTALL);

  private static final Pattern FONT = Pattern.compile("font-family:[^;\"]*;");
  private static final Pattern RANDOM_ID = Pattern.compile(" id=\"[A-Za-z0-9]+\"");
  private static final Pattern SIZE = Pattern.compile(" width=\"[^>]*>");

  /** A tag with its attributes; not the texts, which keep every digit. */
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private static final Pattern LONG_NUMBER = Pattern.compile("(\\.\\d{2})\\d+");
  private static final Pattern SPACES = Pattern.compile("(?<=>)\\s+|\\s+(?=<)");

  /** At the right, as a tick at the end of an axis has half its label beyond it. */
  private static final double ROOM_FOR_LABEL = 20;

  private final List<Object> layers = new ArrayList<>();
  private final List<Object> scales = new ArrayList<>();
  private Map<String, Object> grid =
      new HashMap<>(Map.of("name", "line", "color", Ink.GRID.light()));
  private final double width;
  private final double height;

  /**
   * An empty chart.
   *
   * @param width in CSS pixels
   * @param height in CSS pixels
   */
  Plot(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Sets both axes. */
  Plot axes(Axis x, Axis y) {
    scales.add(x.options("x"));
    scales.add(y.options("y"));
    return this;
  }

  /** Adds a layer above the ones before. */
  Plot add(Layer layer) {
    layers.add(layer.options());
    return this;
  }

  /** Draws no lines behind the data. */
  Plot withoutGrid() {
    grid = blank();
    return this;
  }

  /** Takes an aesthetic's values as they are: an opacity, a size. */
  Plot literal(String aesthetic) {
    scales.add(new HashMap<>(Map.of("aesthetic", aesthetic, "scale_mapper_kind", "identity")));
    return this;
  }

  /** Draws the chart: an {@code svg} element with a role and a description. */
  String svg(String description) {
    Map<String, Object> plot = new HashMap<>();
    plot.put("kind", "plot");
    plot.put("layers", layers);
    plot.put("scales", scales);
    plot.put("theme", theme());
    plot.put("ggsize", new HashMap<>(Map.of("width", width - ROOM_FOR_LABEL, "height", height)));
    String svg =
        PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
            plot, null, new UnsupportedRGBEncoder(), false);
    return embedded(svg, description);
  }

  private Map<String, Object> theme() {
    Map<String, Object> theme = new HashMap<>();
    theme.put("name", "minimal");
    theme.put("plot_background", blank());
    theme.put("panel_grid_minor", blank());
    theme.put("panel_grid_major", grid);
    theme.put("axis_line", new HashMap<>(Map.of("name", "line", "color", Ink.MUTED.light())));
    return theme;
  }

  private static Map<String, Object> blank() {
    return new HashMap<>(Map.of("name", "blank", "blank", true));
  }

  private String embedded(String svg, String description) {
    String plain = STYLE.matcher(svg).replaceFirst("");
    plain = FONT.matcher(plain).replaceAll("");
    plain = CLIP.matcher(plain).replaceAll("");
    plain = RANDOM_ID.matcher(plain).replaceAll("");
    plain = TAG.matcher(plain).replaceAll(tag -> LONG_NUMBER.matcher(tag.group()).replaceAll("$1"));
    plain = SPACES.matcher(plain).replaceAll("");
    String head =
        String.format(
            Locale.ROOT,
            " viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">",
            width,
            height,
            Escapers.HTML.escape(description));
    plain = SIZE.matcher(plain).replaceFirst(Matcher.quoteReplacement(head));
    return Ink.followPage(plain).strip();
  }
}
