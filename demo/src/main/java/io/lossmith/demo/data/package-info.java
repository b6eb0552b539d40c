/** Reads image data sets in the IDX format. */
@NullMarked
package io.lossmith.demo.data;

import org.jspecify.annotations.NullMarked;
