package io.lossmith.benchmark.compare;

import java.io.IOException;

/** A page that needs nothing but itself: what it ran on, the table, and the charts. */
final class HtmlWriter {
  private HtmlWriter() {}

  static String write(Results results) throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<title>Lossmith and its peers</title>\n<style>\n");
    page.append("body { font-family: sans-serif; margin: 2em; }\n");
    page.append("pre { overflow-x: auto; }\n</style>\n</head>\n<body>\n");
    page.append("<h1>Lossmith and its peers</h1>\n<ul>\n");
    results.environment().forEach((name, value) -> item(page, name + ": " + value));
    page.append("</ul>\n");
    for (Panel panel : Panel.of(results.cells())) {
      page.append(element(ChartWriter.write(results, panel))).append('\n');
    }
    page.append("<pre>\n").append(escape(TableWriter.write(results))).append("</pre>\n");
    if (!results.failures().isEmpty()) {
      page.append("<h2>Not measured</h2>\n<ul>\n");
      results.failures().forEach(failure -> item(page, failure));
      page.append("</ul>\n");
    }
    return page.append("</body>\n</html>\n").toString();
  }

  /** The element alone: a page has room for one document type, and it is not SVG's. */
  private static String element(String svg) {
    return svg.substring(svg.indexOf("<svg"));
  }

  private static void item(StringBuilder page, String text) {
    page.append("<li>").append(escape(text)).append("</li>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
