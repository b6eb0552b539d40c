/** Draws the report: charts and digits as SVG, put into one page. */
@NullMarked
package io.lossmith.demo.report.chart;

import org.jspecify.annotations.NullMarked;
