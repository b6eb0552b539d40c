/** How figures and tables are written. */
@NullMarked
package io.lossmith.benchmark.report;

import org.jspecify.annotations.NullMarked;
